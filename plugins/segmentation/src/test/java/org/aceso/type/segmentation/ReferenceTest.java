package org.aceso.type.segmentation;

import org.aceso.testkit.reference.ReferenceContract;

/** Every value of the reference implementations that this clone has. */
final class ReferenceTest implements ReferenceContract {}
