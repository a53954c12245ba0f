package org.aceso.challenge;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A clinical question put to competitors.
 *
 * @param description null when there is none
 * @param controller the organisation that is legally responsible
 * @param timeZone where days, weeks and months of quotas begin
 * @param maxTeamSize how many people a team has at most; null when there is no limit
 * @param teamsFreezeAt when teams change no more; null when they may as long as people register
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
    Integer maxTeamSize,
    Instant teamsFreezeAt,
    long version,
    Instant createdAt) {}
