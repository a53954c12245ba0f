package org.aceso.spi;

/**
 * Checks one aspect of one value, beyond what its format already makes sure of.
 *
 * <p>Called once a case, on any thread, on one shared instance. It sees public facts only, so that
 * its messages can be shown to competitors in full; a host never hands it a reference of the case
 * whose prediction it checks.
 *
 * @param <T> the value of one case
 */
@FunctionalInterface
public interface Validator<T> {

  /**
   * Reports what is wrong with the value, all of it; a location without file and line is completed
   * by the host. An exception is a fault of the plugin.
   */
  void check(Case forCase, T value, Issues issues);
}
