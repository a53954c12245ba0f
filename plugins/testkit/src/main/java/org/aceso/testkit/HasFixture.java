package org.aceso.testkit;

/** A test of a type over its fixture. */
public interface HasFixture {

  /** The fixture; called once a test. */
  Fixture fixture();
}
