package dev.errand.runtime.cdi;

import dev.errand.TaskKey;
import dev.errand.runtime.cdi.SeenClass.SeenMethod;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationMember;
import jakarta.enterprise.lang.model.AnnotationTarget;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a class as a build compatible extension sees it into neutral terms. */
final class LangClass {
  private static final String OBJECT = "java.lang.Object";

  private LangClass() {}

  static SeenClass describe(ClassInfo type) {
    return new SeenClass(
        type.name(),
        type.isFinal(),
        lineage(type),
        ofInterest(type),
        type.methods().stream().filter(m -> !m.isConstructor()).map(LangClass::describe).toList());
  }

  /** Names a class and its superclasses, as far as the application has them. */
  static List<String> lineage(ClassInfo of) {
    List<String> names = new ArrayList<>();
    @Nullable ClassInfo type = of;
    while (type != null) {
      names.add(type.name());
      type = declaration(type::superClassDeclaration);
    }
    return names;
  }

  static SeenMethod describe(MethodInfo method) {
    return new SeenMethod(
        method.declaringClass().name(),
        method.name(),
        method.parameters().stream().map(parameter -> erased(parameter.type())).toList(),
        erased(method.returnType()),
        method.modifiers(),
        (int)
            method.parameters().stream()
                .filter(parameter -> parameter.hasAnnotation(TaskKey.class))
                .count(),
        ofInterest(method));
  }

  private static Map<String, Map<String, String>> ofInterest(AnnotationTarget target) {
    Map<String, Map<String, String>> found = new HashMap<>();
    collect(target.annotations(), found);
    return found;
  }

  /** What stands directly counts more than what a stereotype brings. */
  private static void collect(
      Collection<AnnotationInfo> annotations, Map<String, Map<String, String>> into) {
    for (AnnotationInfo annotation : annotations) {
      ClassInfo type = declaration(annotation::declaration);
      if (type != null && Names.isOfInterest(type.name())) {
        into.putIfAbsent(type.name(), members(annotation));
      }
    }
    for (AnnotationInfo annotation : annotations) {
      ClassInfo type = declaration(annotation::declaration);
      if (type != null && type.hasAnnotation(Stereotype.class)) {
        collect(type.annotations(), into);
      }
    }
  }

  /**
   * Finds a class, or null where the application does not have it: classes may bear annotations,
   * and name types, of libraries that are optional.
   */
  private static @Nullable ClassInfo declaration(Supplier<ClassInfo> of) {
    try {
      return of.get();
    } catch (IllegalStateException e) {
      return null;
    }
  }

  /** Gives the name of an annotation; "" where the application does not have it. */
  static String nameOf(AnnotationInfo annotation) {
    ClassInfo type = declaration(annotation::declaration);
    return type == null ? "" : type.name();
  }

  private static String nameOf(Type type, Supplier<ClassInfo> of) {
    ClassInfo found = declaration(of);
    return found == null ? type.toString() : found.name();
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
      case PRIMITIVE -> type.asPrimitive().name();
      case CLASS -> nameOf(type, () -> type.asClass().declaration());
      case PARAMETERIZED_TYPE -> nameOf(type, () -> type.asParameterizedType().declaration());
      case ARRAY -> erased(type.asArray().componentType()) + "[]";
      case TYPE_VARIABLE ->
          type.asTypeVariable().bounds().stream().findFirst().map(LangClass::erased).orElse(OBJECT);
      case WILDCARD_TYPE -> OBJECT; // none is a parameter's or a method's type
    };
  }
}
