package org.aceso.runner;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks that observations can be stored and sent: records of double, int, long, boolean, String,
 * arrays of these, or such records.
 */
final class ObservationTypes {
  private static final Set<Class<?>> SIMPLE =
      Set.of(double.class, int.class, long.class, boolean.class, String.class);

  private final Set<Class<?>> outer = new HashSet<>();

  private ObservationTypes() {}

  /**
   * @throws EvaluatorException with fault PLUGIN, naming the component that is of another type
   */
  static void check(Class<?> observation) {
    new ObservationTypes().checkRecord(observation, observation.getSimpleName());
  }

  private void checkRecord(Class<?> type, String path) {
    if (!type.isRecord() || !outer.add(type)) {
      throw new EvaluatorException(
          Fault.PLUGIN, "observation " + path + " must be a record that does not hold itself");
    }
    for (RecordComponent component : type.getRecordComponents()) {
      checkComponent(component.getType(), path + "." + component.getName());
    }
    outer.remove(type);
  }

  private void checkComponent(Class<?> type, String path) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    if (SIMPLE.contains(element)) {
      return;
    }
    if (!type.isRecord()) {
      throw new EvaluatorException(
          Fault.PLUGIN,
          "observation component "
              + path
              + " is a "
              + type.getName()
              + ": only double, int, long, boolean, String, arrays of these, and records of such"
              + " are allowed");
    }
    checkRecord(type, path);
  }
}
