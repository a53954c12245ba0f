package org.aceso.type.sleep;

import org.aceso.testkit.reference.ReferenceContract;

/** Every value of scikit-learn on six nights. */
final class ReferenceTest implements ReferenceContract {}
