package org.aceso.runner;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Observations as bytes, and back without the loss of a bit. Takes what {@link ObservationTypes}
 * lets pass.
 */
interface ObservationCodec {
  Map<Class<?>, ObservationCodec> SIMPLE =
      Map.of(
          double.class,
          of(
              (value, out) -> out.writeLong(Double.doubleToRawLongBits((double) value)),
              in -> Double.longBitsToDouble(in.readLong())),
          int.class,
          of((value, out) -> out.writeInt((int) value), DataInput::readInt),
          long.class,
          of((value, out) -> out.writeLong((long) value), DataInput::readLong),
          boolean.class,
          of((value, out) -> out.writeBoolean((boolean) value), DataInput::readBoolean),
          String.class,
          nullable(of(ObservationCodec::writeText, ObservationCodec::readText)));

  void write(Object value, DataOutput out) throws IOException;

  Object read(DataInput in) throws IOException;

  /** Writes a value of some type. */
  @FunctionalInterface
  interface Writing {
    void write(Object value, DataOutput out) throws IOException;
  }

  /** Reads it again. */
  @FunctionalInterface
  interface Reading {
    Object read(DataInput in) throws IOException;
  }

  /**
   * The codec of a record.
   *
   * @throws EvaluatorException with fault PLUGIN when it is no observation
   */
  static ObservationCodec of(Class<? extends Record> observation) {
    ObservationTypes.check(observation);
    return ofRecord(observation);
  }

  private static ObservationCodec of(Writing writing, Reading reading) {
    return new ObservationCodec() {
      @Override
      public void write(Object value, DataOutput out) throws IOException {
        writing.write(value, out);
      }

      @Override
      public Object read(DataInput in) throws IOException {
        return reading.read(in);
      }
    };
  }

  private static ObservationCodec nullable(ObservationCodec codec) {
    return of(
        (value, out) -> {
          out.writeBoolean(value != null);
          if (value != null) {
            codec.write(value, out);
          }
        },
        in -> in.readBoolean() ? codec.read(in) : null);
  }

  private static ObservationCodec ofType(Class<?> type) {
    if (SIMPLE.containsKey(type)) {
      return SIMPLE.get(type);
    }
    return nullable(type.isArray() ? ofArray(type.getComponentType()) : ofRecord(type));
  }

  private static ObservationCodec ofArray(Class<?> element) {
    ObservationCodec codec = ofType(element);
    return of(
        (array, out) -> {
          int length = Array.getLength(array);
          out.writeInt(length);
          for (int i = 0; i < length; i++) {
            codec.write(Array.get(array, i), out);
          }
        },
        in -> {
          Object array = Array.newInstance(element, in.readInt());
          for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, codec.read(in));
          }
          return array;
        });
  }

  private static ObservationCodec ofRecord(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    List<ObservationCodec> codecs = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      codecs.add(ofType(types[i]));
      // A plugin's record need not be public.
      components[i].getAccessor().setAccessible(true);
    }
    Constructor<?> constructor = constructor(type, types);
    return of(
        (value, out) -> {
          for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            Object part =
                PluginCall.computing(
                    "reading " + component.getName(), () -> part(component, value));
            codecs.get(i).write(part, out);
          }
        },
        in -> {
          Object[] parts = new Object[types.length];
          for (int i = 0; i < parts.length; i++) {
            parts[i] = codecs.get(i).read(in);
          }
          return PluginCall.computing("making an observation", () -> made(constructor, parts));
        });
  }

  private static Constructor<?> constructor(Class<?> type, Class<?>[] types) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its constructor: " + type, e);
    }
  }

  private static Object part(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static Object made(Constructor<?> constructor, Object[] parts) {
    try {
      return constructor.newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + constructor.getDeclaringClass(), e);
    }
  }

  /** Char by char: half of a surrogate pair is a text, too. */
  private static void writeText(Object text, DataOutput out) throws IOException {
    out.writeInt(((String) text).length());
    out.writeChars((String) text);
  }

  private static Object readText(DataInput in) throws IOException {
    char[] chars = new char[in.readInt()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = in.readChar();
    }
    return new String(chars);
  }
}
