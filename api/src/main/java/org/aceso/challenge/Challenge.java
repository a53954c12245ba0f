package org.aceso.challenge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aceso.http.Refusal;

/**
 * A clinical question put to competitors.
 *
 * @param description null when there is none
 * @param controller the organisation that is legally responsible
 * @param timeZone where days, weeks and months of quotas begin
 * @param access who may know of it once it is no draft
 * @param platformId the platform under which it was created; null when the installation's
 * @param externalRef what that platform calls it; null when there is no such name
 * @param maxTeamSize how many people a team has at most; null when there is no limit
 * @param teamsFreezeAt when teams change no more; null when they may as long as people register
 * @param retentionDays how long what people told it is kept after it ended
 * @param fileRetentionDays how long submitted files are kept after it ended; null when they stay
 * @param endedAt when it was closed or cancelled; null before
 * @param personalDataErasedAt when what people told it was erased; null before
 * @param filesRemovedAt when nothing of them was left; null before
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
    Integer maxTeamSize,
    Instant teamsFreezeAt,
    int retentionDays,
    Integer fileRetentionDays,
    Instant endedAt,
    Instant personalDataErasedAt,
    Instant filesRemovedAt,
    long version,
    Instant createdAt) {

  /** Until when what people told it is kept; null while it goes on. */
  Instant personalDataUntil() {
    return endedAt == null ? null : endedAt.plus(Duration.ofDays(retentionDays));
  }

  /** Until when submitted files are kept; null while it goes on, and where they stay. */
  Instant filesKeptUntil() {
    return endedAt == null || fileRetentionDays == null
        ? null
        : endedAt.plus(Duration.ofDays(fileRetentionDays));
  }

  /** Refuses to take anything personal once it was erased: nothing would erase it again. */
  public void requirePersonalData() {
    if (personalDataErasedAt != null) {
      throw Refusal.state(
          state, "what people told the challenge was erased at " + personalDataErasedAt);
    }
  }

  /** The members in which it differs from an older version of itself. */
  List<String> differences(Challenge old) {
    Map<String, Boolean> same = new LinkedHashMap<>();
    same.put("title", title.equals(old.title));
    same.put("description", Objects.equals(description, old.description));
    same.put("clinicalQuestion", clinicalQuestion.equals(old.clinicalQuestion));
    same.put("controller", controller.equals(old.controller));
    same.put("retentionDays", retentionDays == old.retentionDays);
    same.put("fileRetentionDays", Objects.equals(fileRetentionDays, old.fileRetentionDays));
    same.put("timeZone", timeZone.equals(old.timeZone));
    return same.keySet().stream().filter(member -> !same.get(member)).toList();
  }
}
