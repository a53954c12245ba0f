package org.aceso.type.spans;

import org.aceso.testkit.reference.ReferenceContract;

/** Every value of brateval on the French corpus, where the shelf that holds it is at hand. */
final class ReferenceTest implements ReferenceContract {}
