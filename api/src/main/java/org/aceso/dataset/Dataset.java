package org.aceso.dataset;

import java.time.Instant;
import java.util.List;
import org.aceso.access.Permission;
import org.aceso.challenge.Audience;

/**
 * A named set of files.
 *
 * @param sha256 of the names and digests of all files
 * @param attested whether a data protection officer vouched for these very files
 * @param awaited whether the challenge has or had such an officer, whose word is waited for
 */
public record Dataset(
    String id,
    String challengeId,
    String name,
    Access access,
    List<StoredFile> files,
    String sha256,
    boolean attested,
    boolean awaited,
    Instant createdAt) {

  /** Whether somebody may read its bytes. */
  boolean isReadableBy(Audience audience) {
    return access.allows(audience) && isVouchedFor(audience);
  }

  /** Whether what it holds may leave the organisation, or need not. */
  boolean isVouchedFor(Audience audience) {
    return attested || !awaited || audience.may(Permission.READ_HIDDEN_DATA);
  }

  /** One of its files. */
  public record StoredFile(String name, long bytes, String sha256, String mediaType) {}
}
