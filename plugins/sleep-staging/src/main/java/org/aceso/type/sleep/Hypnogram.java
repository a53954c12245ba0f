package org.aceso.type.sleep;

/**
 * The stages of a night.
 *
 * @param stages one for each epoch, places in {@link Stages#NAMES} or {@link Stages#UNSCORED}
 */
record Hypnogram(int[] stages) {

  int epochs() {
    return stages.length;
  }
}
