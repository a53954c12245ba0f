/**
 * Diagnoses of electrocardiograms as the PhysioNet/CinC Challenges 2020 and 2021 score them:
 * several a record, some of them nearly as good as others.
 */
package org.aceso.metrics.ecg;
