package org.aceso.type.alarm;

/**
 * What was predicted for a stay, hour by hour.
 *
 * @param probabilities 0 to 1
 * @param calls as many
 */
record Calls(double[] probabilities, boolean[] calls) {

  int hours() {
    return calls.length;
  }
}
