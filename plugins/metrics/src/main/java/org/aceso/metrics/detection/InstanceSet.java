package org.aceso.metrics.detection;

/** The instances of one image, in whatever way their pixels are kept. */
interface InstanceSet {

  /** The class of each instance, from 0. */
  int[] classes();

  /** How many pixels an instance has. */
  long area(int instance);

  /** How many there are. */
  default int size() {
    return classes().length;
  }
}
