package org.aceso.formats.labels;

import java.util.List;

/** The files that label maps come in. */
public enum ImageKind {
  NIFTI,
  PNG;

  /** The name of the format of a folder or zip with such files. */
  public String formatName() {
    return this == NIFTI ? "nifti-zip" : "png-zip";
  }

  /** How files are called where a phase does not say it. */
  public List<String> patterns() {
    return this == NIFTI ? List.of("{case}.nii.gz", "{case}.nii") : List.of("{case}.png");
  }
}
