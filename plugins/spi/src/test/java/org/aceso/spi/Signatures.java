package org.aceso.spi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that plugins can be compiled against, as lines of text in their order. */
final class Signatures {
  /** Begins the lines of methods that an author has to write. */
  static final String ASKED = "asks ";

  private final SortedSet<String> lines = new TreeSet<>();

  private Signatures() {}

  /** Those of the classes that stand where a class stands. */
  static SortedSet<String> beside(Class<?> type) {
    Signatures signatures = new Signatures();
    Path root = Path.of(type.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.walk(place(type).resolve(root))) {
      files
          .map(file -> place(type).relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .map(Signatures::load)
          .filter(found -> Modifier.isPublic(found.getModifiers()))
          .forEach(signatures::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return signatures.lines;
  }

  /** Those of one class. */
  static SortedSet<String> of(Class<?> type) {
    Signatures signatures = new Signatures();
    signatures.add(type);
    return signatures.lines;
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path holds an odd location", e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Signatures.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(Class<?> type) {
    lines.add(type.toGenericString() + parents(type));
    if (type.isRecord()) {
      String components =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::toString)
              .collect(Collectors.joining(", "));
      lines.add(type.getName() + " is (" + components + ")");
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor)) {
        lines.add(constructor.toGenericString());
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method)) {
        lines.add((isAsked(method) ? ASKED : "") + method.toGenericString());
      }
    }
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field)) {
        lines.add(field.toGenericString());
      }
    }
  }

  private static String parents(Class<?> type) {
    Type above = type.getGenericSuperclass();
    String extended = above == null ? "" : " extends " + above.getTypeName();
    String implemented =
        Arrays.stream(type.getGenericInterfaces())
            .map(Type::getTypeName)
            .sorted()
            .collect(Collectors.joining(", "));
    return extended + (implemented.isEmpty() ? "" : " implements " + implemented);
  }

  private static boolean isAsked(Method method) {
    return Modifier.isAbstract(method.getModifiers());
  }

  private static boolean isVisible(Member member) {
    return !member.isSynthetic()
        && (Modifier.isPublic(member.getModifiers())
            || Modifier.isProtected(member.getModifiers()));
  }
}
