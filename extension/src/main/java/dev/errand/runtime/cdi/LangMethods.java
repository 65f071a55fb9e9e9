package dev.errand.runtime.cdi;

import dev.errand.runtime.cdi.MethodDescription.Trait;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationMember;
import jakarta.enterprise.lang.model.AnnotationTarget;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes the task methods of a class as a build compatible extension sees it. */
final class LangMethods {
  private LangMethods() {}

  static List<MethodDescription> describe(ClassInfo type) {
    Map<String, Map<String, String>> ofClass = ofInterest(type);
    boolean sessionBean =
        type.annotations().stream().anyMatch(a -> Names.SESSION_BEAN.contains(a.name()));
    List<MethodDescription> methods = new ArrayList<>();
    for (MethodInfo method : type.methods()) {
      if (method.isConstructor() || method.declaringClass().name().equals("java.lang.Object")) {
        continue;
      }
      Map<String, Map<String, String>> own = ofInterest(method);
      Set<Trait> traits = traits(method, sessionBean);
      if (isTask(own)) {
        traits.add(Trait.ANNOTATED_ITSELF);
      } else if (traits.contains(Trait.PRIVATE)
          || traits.contains(Trait.STATIC)
          || isLifeCycle(method)) {
        continue;
      }
      Map<String, Map<String, String>> all = new HashMap<>(ofClass);
      all.putAll(own);
      if (isTask(all)) {
        methods.add(
            new MethodDescription(
                type.name(), method.name(), erased(method.returnType()), traits, all));
      }
    }
    return methods;
  }

  private static boolean isTask(Map<String, Map<String, String>> annotations) {
    return annotations.containsKey(Names.BACKGROUND)
        || annotations.containsKey(Names.CAPTURED_OUTPUT);
  }

  private static boolean isLifeCycle(MethodInfo method) {
    return method.annotations().stream().anyMatch(a -> Names.LIFE_CYCLE.contains(a.name()));
  }

  private static Set<Trait> traits(MethodInfo method, boolean sessionBean) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (java.lang.reflect.Modifier.isPrivate(method.modifiers())) {
      traits.add(Trait.PRIVATE);
    }
    if (method.isStatic()) {
      traits.add(Trait.STATIC);
    }
    if (method.isFinal()) {
      traits.add(Trait.FINAL);
    }
    if (sessionBean) {
      traits.add(Trait.OF_SESSION_BEAN);
    }
    return traits;
  }

  private static Map<String, Map<String, String>> ofInterest(AnnotationTarget target) {
    Map<String, Map<String, String>> found = new HashMap<>();
    collect(target.annotations(), found);
    return found;
  }

  private static void collect(
      Collection<AnnotationInfo> annotations, Map<String, Map<String, String>> into) {
    for (AnnotationInfo annotation : annotations) {
      if (Names.isOfInterest(annotation.name())) {
        into.putIfAbsent(annotation.name(), members(annotation));
      }
    }
    for (AnnotationInfo annotation : annotations) {
      if (annotation.declaration().hasAnnotation(Stereotype.class)) {
        collect(annotation.declaration().annotations(), into);
      }
    }
  }

  private static Map<String, String> members(AnnotationInfo annotation) {
    Map<String, String> members = new HashMap<>();
    annotation.members().forEach((name, member) -> members.put(name, text(member)));
    return members;
  }

  private static String text(AnnotationMember member) {
    return switch (member.kind()) {
      case ENUM -> member.asEnumConstant();
      case STRING -> member.asString();
      case BOOLEAN -> String.valueOf(member.asBoolean());
      case INT -> String.valueOf(member.asInt());
      case LONG -> String.valueOf(member.asLong());
      default -> member.toString();
    };
  }

  private static String erased(Type type) {
    return switch (type.kind()) {
      case VOID -> "void";
      case CLASS -> type.asClass().declaration().name();
      case PARAMETERIZED_TYPE -> type.asParameterizedType().declaration().name();
      default -> type.toString();
    };
  }
}
