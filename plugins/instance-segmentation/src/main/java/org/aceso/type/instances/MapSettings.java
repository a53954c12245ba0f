package org.aceso.type.instances;

import java.util.List;
import java.util.Optional;
import org.aceso.formats.labels.ImageKind;

/**
 * How label maps come.
 *
 * @param patterns names of images
 * @param classFile name of the file beside an image with the classes of its instances; empty where
 *     there is one class
 * @param mostInstances of an image
 * @param tolerance of spacing and affine, in mm
 */
record MapSettings(
    ImageKind kind,
    List<String> patterns,
    Optional<String> classFile,
    int mostInstances,
    double tolerance) {}
