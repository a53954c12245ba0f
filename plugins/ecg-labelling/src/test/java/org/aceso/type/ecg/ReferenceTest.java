package org.aceso.type.ecg;

import org.aceso.testkit.reference.ReferenceContract;

/** Every value of the scripts of PhysioNet/CinC 2020 and 2021 on 120 records. */
final class ReferenceTest implements ReferenceContract {}
