package org.aceso.spi;

import java.util.List;

/**
 * What somebody handed in: one file, or the files of a folder or zip.
 *
 * <p>The host opens it, checks entry names, bounds sizes and counts, and hands it to a format. A
 * plugin never opens a path or an archive itself. A format's own compression layer, such as the
 * gzip of {@code .nii.gz}, belongs to the format.
 */
public interface Artifact {

  /** The files, in the order of the UTF-8 bytes of their names; at least one. */
  List<Entry> entries();

  /** Whether it is a folder or an archive, whose entries have names that mean something. */
  boolean isContainer();
}
