package org.aceso.type.segmentation;

import java.util.List;

/** The files that label maps come in. */
enum ImageKind {
  NIFTI,
  PNG;

  String formatName() {
    return this == NIFTI ? "nifti-zip" : "png-zip";
  }

  /** How files are called where a phase does not say it. */
  List<String> patterns() {
    return this == NIFTI ? List.of("{case}.nii.gz", "{case}.nii") : List.of("{case}.png");
  }
}
