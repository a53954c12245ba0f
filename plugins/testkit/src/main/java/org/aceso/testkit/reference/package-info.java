/**
 * Compares what the types of this tree compute with the values of reference implementations: a
 * description says where each value of an {@code expected.json} comes from, and every value must be
 * accounted for. {@link org.aceso.testkit.reference.ReferenceContract} does so in the build of a
 * module, {@link org.aceso.testkit.reference.Compare} for all of them.
 */
package org.aceso.testkit.reference;
