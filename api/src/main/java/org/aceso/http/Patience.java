package org.aceso.http;

import java.time.Duration;

/**
 * How much of the server a slow client may hold, and for how long.
 *
 * @param head for how long a connection may be without a whole request head
 * @param body how long a body may take that is no file
 * @param bytesPerSecond what a client must send of a body; 0 for no such rule
 * @param grace for how long it may send less in all
 * @param uploads how many files are taken in at a time
 * @param connections how many are open at a time
 * @param stop how long requests under way may take when the server stops
 */
public record Patience(
    Duration head,
    Duration body,
    long bytesPerSecond,
    Duration grace,
    int uploads,
    int connections,
    Duration stop) {

  /**
   * Whether somebody was waited for too long.
   *
   * @param waited how long nothing was there to be read, altogether
   */
  boolean isOver(Duration waited, long bytes, boolean isFile) {
    if (!isFile && waited.compareTo(body) > 0) {
      return true;
    }
    double owed = bytesPerSecond * (waited.minus(grace).toMillis() / 1000.0);
    return bytesPerSecond > 0 && waited.compareTo(grace) > 0 && bytes < owed;
  }
}
