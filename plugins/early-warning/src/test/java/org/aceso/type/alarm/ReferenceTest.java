package org.aceso.type.alarm;

import org.aceso.testkit.reference.ReferenceContract;

/** Every value of the script of PhysioNet/CinC 2019 on sixty stays. */
final class ReferenceTest implements ReferenceContract {}
