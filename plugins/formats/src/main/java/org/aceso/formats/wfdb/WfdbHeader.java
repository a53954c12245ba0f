package org.aceso.formats.wfdb;

import java.util.List;
import java.util.stream.Stream;

/**
 * A header.
 *
 * @param record the name of the record
 * @param frequency samples in a second
 * @param samples of each signal; 0 where it is not stated
 * @param comments the lines that begin with #, without it and the spaces around
 */
public record WfdbHeader(
    String record,
    double frequency,
    long samples,
    List<WfdbSignal> signals,
    List<String> comments) {

  public WfdbHeader {
    signals = List.copyOf(signals);
    comments = List.copyOf(comments);
  }

  /** What stands behind a name and a colon in comments, such as {@code Dx}. */
  public List<String> comments(String name) {
    String start = name + ":";
    return comments.stream()
        .filter(comment -> comment.startsWith(start))
        .flatMap(comment -> Stream.of(comment.substring(start.length()).strip()))
        .toList();
  }
}
