package org.aceso.challenge;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A clinical question put to competitors.
 *
 * @param description null when there is none
 * @param controller the organisation that is legally responsible
 * @param timeZone where days, weeks and months of quotas begin
 * @param access who may know of it once it is no draft
 * @param platformId the platform under which it was created; null when the installation's
 * @param externalRef what that platform calls it; null when there is no such name
 * @param version raised by every change
 */
public record Challenge(
    String id,
    String slug,
    ChallengeState state,
    Bilingual title,
    Bilingual description,
    Bilingual clinicalQuestion,
    String controller,
    ZoneId timeZone,
    ChallengeAccess access,
    String platformId,
    String externalRef,
    long version,
    Instant createdAt) {}
