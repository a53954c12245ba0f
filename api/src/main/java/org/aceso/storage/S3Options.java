package org.aceso.storage;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an object store is, and how one gets in.
 *
 * @param prefix what all names begin with; empty, or it ends in a slash
 * @param endpoint of a store that is not Amazon's
 * @param pathStyle whether the bucket stands in the path and not in the host name
 * @param credentials a file of AWS profiles; without one, where the SDK looks by itself
 * @param local a folder of this machine, for files that arrive and for copies
 * @param cacheBytes how much the copies may take
 */
public record S3Options(
    String bucket,
    String prefix,
    Optional<URI> endpoint,
    String region,
    boolean pathStyle,
    Optional<Path> credentials,
    Path local,
    long cacheBytes) {

  /** As a person would name it. */
  String name() {
    return "s3://" + bucket + "/" + prefix + endpoint.map(at -> " at " + at).orElse("");
  }
}
