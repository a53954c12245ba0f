package org.aceso.formats.edf;

/**
 * Something that was noted about a span of time.
 *
 * @param onset in seconds from the start of the file
 * @param duration in seconds, at least 0; NaN where none is stated
 * @param text not empty
 */
public record EdfAnnotation(double onset, double duration, String text) {}
