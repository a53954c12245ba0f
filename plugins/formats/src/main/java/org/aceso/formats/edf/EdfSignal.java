package org.aceso.formats.edf;

/**
 * What the header says of a signal.
 *
 * @param label such as {@code EEG Fpz-Cz}
 * @param transducer such as {@code AgAgCl electrode}
 * @param unit of physical values, such as {@code uV}
 * @param physicalLeast the physical value of {@code digitalLeast}
 * @param physicalMost the physical value of {@code digitalMost}
 * @param digitalLeast at least -32768
 * @param digitalMost above {@code digitalLeast}, at most 32767
 * @param filter such as {@code HP:0.1Hz LP:75Hz}
 * @param samples how many there are in each data record, at least 1
 */
public record EdfSignal(
    String label,
    String transducer,
    String unit,
    double physicalLeast,
    double physicalMost,
    int digitalLeast,
    int digitalMost,
    String filter,
    int samples) {
  static final String ANNOTATIONS = "EDF Annotations";

  /** Whether it holds annotations in place of samples. */
  public boolean isAnnotations() {
    return label.equals(ANNOTATIONS);
  }

  /** Its bytes in a data record. */
  long bytes() {
    return 2L * samples;
  }
}
