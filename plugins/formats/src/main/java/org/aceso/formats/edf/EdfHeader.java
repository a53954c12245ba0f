package org.aceso.formats.edf;

import java.time.LocalDateTime;
import java.util.List;

/**
 * The header of a file.
 *
 * @param patient identification of the patient
 * @param recording identification of the recording
 * @param start when the first data record begins, local time; two digits of a year from 85 are of
 *     the 20th century
 * @param reserved {@code EDF+C}, {@code EDF+D}, or anything in plain EDF
 * @param records how many data records there are, at least 0
 * @param recordSeconds how long each is, at least 0
 * @param signals at least one
 */
public record EdfHeader(
    String patient,
    String recording,
    LocalDateTime start,
    String reserved,
    long records,
    double recordSeconds,
    List<EdfSignal> signals) {
  /** Bytes before the signals are described, and of the description of each. */
  static final int BLOCK = 256;

  public EdfHeader {
    signals = List.copyOf(signals);
  }

  /** Whether it is EDF+, with data records that follow one another or with gaps. */
  public boolean isPlus() {
    return reserved.startsWith("EDF+C") || reserved.startsWith("EDF+D");
  }

  /** The bytes of one data record. */
  public long recordBytes() {
    return signals.stream().mapToLong(EdfSignal::bytes).sum();
  }

  /** The bytes of the whole file; Long.MAX_VALUE where there are more. */
  public long fileBytes() {
    long header = BLOCK * (1L + signals.size());
    return records > (Long.MAX_VALUE - header) / recordBytes()
        ? Long.MAX_VALUE
        : header + records * recordBytes();
  }
}
