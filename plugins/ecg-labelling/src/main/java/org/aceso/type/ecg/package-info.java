/**
 * The challenge type {@code ecg-labelling}: several diagnoses for each electrocardiogram, as in the
 * PhysioNet/CinC Challenges 2020 and 2021.
 */
package org.aceso.type.ecg;
