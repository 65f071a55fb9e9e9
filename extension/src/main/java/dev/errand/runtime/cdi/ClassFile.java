package dev.errand.runtime.cdi;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds an annotation in a class file. Reflection keeps silent about annotations whose own class is
 * not there.
 *
 * <p>Source: The Java Virtual Machine Specification, chapter 4.
 */
final class ClassFile {
  /** Stands for the class itself among its methods. */
  private static final String THE_CLASS = "";

  private final DataInputStream in;
  private final String wanted;
  private @Nullable String[] texts = {}; // by their numbers, where constants are texts

  private ClassFile(DataInputStream in, String annotation) {
    this.in = in;
    this.wanted = "L" + annotation.replace('.', '/') + ";";
  }

  /** The methods of a class that bear an annotation; empty if its file is not to be had. */
  static Bearers bearers(Class<?> type, String annotation) {
    String file = type.getName().substring(type.getPackageName().length());
    try (InputStream bytes = type.getResourceAsStream(file.replace(".", "") + ".class")) {
      return bytes == null
          ? Bearers.NONE
          : new ClassFile(new DataInputStream(new BufferedInputStream(bytes)), annotation).read();
    } catch (IOException e) { // a file of another kind than we know
      return Bearers.NONE;
    }
  }

  /**
   * Where an annotation stands.
   *
   * @param places the names and descriptors of methods
   */
  record Bearers(Set<String> places) {
    static final Bearers NONE = new Bearers(Set.of());

    boolean contains(Method method) {
      return places.contains(THE_CLASS)
          || places.contains(
              method.getName()
                  + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                      .descriptorString());
    }
  }

  private Bearers read() throws IOException {
    in.readInt(); // what it is
    in.readInt(); // of which version
    readConstants();
    in.skipNBytes(6); // flags, class, superclass
    in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
    Set<String> found = new HashSet<>();
    for (int fields = in.readUnsignedShort(); fields > 0; fields--) {
      in.skipNBytes(6);
      isAnnotated();
    }
    for (int methods = in.readUnsignedShort(); methods > 0; methods--) {
      in.skipNBytes(2);
      String method = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
      if (isAnnotated()) {
        found.add(method);
      }
    }
    if (isAnnotated()) {
      found.add(THE_CLASS);
    }
    return new Bearers(found);
  }

  private void readConstants() throws IOException {
    texts = new @Nullable String[in.readUnsignedShort()];
    for (int next = 1; next < texts.length; next++) {
      int kind = in.readUnsignedByte();
      switch (kind) {
        case 1 -> texts[next] = in.readUTF();
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2); // what has a name, and texts
        case 15 -> in.skipNBytes(3); // method handles
        case 5, 6 -> { // numbers that count twice
          in.skipNBytes(8);
          next++;
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4); // numbers, and pairs
        default -> throw new IOException("No constant of kind " + kind + " is known.");
      }
    }
  }

  /** Reads the attributes of a member, and tells whether the annotation is among them. */
  private boolean isAnnotated() throws IOException {
    boolean found = false;
    for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
      boolean annotations = "RuntimeVisibleAnnotations".equals(texts[in.readUnsignedShort()]);
      int length = in.readInt();
      if (annotations) {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
          found |= isWanted();
        }
      } else {
        in.skipNBytes(length);
      }
    }
    return found;
  }

  private boolean isWanted() throws IOException {
    boolean found = wanted.equals(texts[in.readUnsignedShort()]);
    for (int members = in.readUnsignedShort(); members > 0; members--) {
      in.skipNBytes(2);
      skipValue();
    }
    return found;
  }

  private void skipValue() throws IOException {
    switch (in.readUnsignedByte()) {
      case 'e' -> in.skipNBytes(4);
      case '@' -> isWanted();
      case '[' -> {
        for (int values = in.readUnsignedShort(); values > 0; values--) {
          skipValue();
        }
      }
      default -> in.skipNBytes(2);
    }
  }
}
