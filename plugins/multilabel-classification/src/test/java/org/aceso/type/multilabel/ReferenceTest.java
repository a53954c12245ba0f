package org.aceso.type.multilabel;

import org.aceso.testkit.reference.ReferenceContract;

/** Every value of the reference implementations that this module has. */
final class ReferenceTest implements ReferenceContract {}
