package dev.errand.runtime.cdi;

import dev.errand.TaskKey;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameter of a task method that is the key. Source: SUP-10.
 *
 * @param index which it is, counted from 0
 * @param name its name, as far as the class file has it
 */
record KeyParameter(int index, String name) {
  static @Nullable KeyParameter of(Method method) {
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].isAnnotationPresent(TaskKey.class)) {
        return new KeyParameter(i, parameters[i].getName());
      }
    }
    return null;
  }

  Object of(InvocationContext call, String task) {
    Object key = call.getParameters()[index];
    if (key == null) {
      throw new NullPointerException(
          "Task '"
              + task
              + "' was called with null for its key, the parameter '"
              + name
              + "' of "
              + call.getMethod()
              + ". It was not started.");
    }
    return key;
  }
}
