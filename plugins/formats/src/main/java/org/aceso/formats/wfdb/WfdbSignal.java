package org.aceso.formats.wfdb;

/**
 * What the header says of a signal.
 *
 * @param file in which its samples stand
 * @param format how they are stored, such as 16
 * @param offset how many bytes stand before the first sample
 * @param gain units of the converter for one physical unit; 200 where none is stated
 * @param baseline the sample of 0 physical units
 * @param unit such as {@code mV}
 * @param resolution bits of the converter; 0 where it is not stated
 * @param zero the sample in the middle of the converter's range
 * @param first the first sample
 * @param checksum the sum of all samples modulo 65 536, -32 768 to 32 767; null where none is
 *     stated
 * @param description such as {@code aVR}
 */
public record WfdbSignal(
    String file,
    int format,
    long offset,
    double gain,
    int baseline,
    String unit,
    int resolution,
    int zero,
    int first,
    Integer checksum,
    String description) {}
