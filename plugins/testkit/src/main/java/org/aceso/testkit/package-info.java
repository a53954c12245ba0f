/**
 * The contract that every challenge type must pass, as JUnit 5 tests over one folder of fixtures.
 *
 * <p>A type's test implements {@link org.aceso.testkit.ChallengeTypeContract} and says where its
 * {@link org.aceso.testkit.Fixture} is. Knows the SPI and the runner.
 */
package org.aceso.testkit;
