package org.aceso.phase;

import java.util.Map;
import java.util.Optional;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.jdbi.v3.core.Handle;

/** Tells what happens to phases: by request, and by the clock. */
public final class PhaseNews {
  private PhaseNews() {}

  /** A phase that the clock opened or closed. */
  record Notice(String phaseId, String challengeId, PhaseState state) {}

  /** Tells of every phase that opened or closed since the last look. Called by a timer. */
  public static void notice(Handle db) {
    PhaseQueries.notice(Optional.empty(), db).forEach(notice -> tell(notice, db));
  }

  /** The same for one phase, whose row the caller holds, so that what follows comes after it. */
  static void notice(String phaseId, Handle db) {
    PhaseQueries.notice(Optional.of(phaseId), db).forEach(notice -> tell(notice, db));
  }

  private static void tell(Notice notice, Handle db) {
    EventType type =
        notice.state() == PhaseState.OPEN ? EventType.PHASE_OPENED : EventType.PHASE_CLOSED;
    tell(type, notice.challengeId(), notice.phaseId(), notice.state(), db);
  }

  /** A draft is known to few; whatever comes after it, to whoever knows the challenge. */
  static void tell(EventType type, Phase phase, Handle db) {
    tell(type, phase.challengeId(), phase.id(), phase.state(), db);
  }

  private static void tell(
      EventType type, String challengeId, String phaseId, PhaseState state, Handle db) {
    Events.publish(
        type,
        challengeId,
        phaseId,
        state == PhaseState.DRAFT ? EventAudience.organisers() : EventAudience.everyone(),
        Map.of("phaseId", phaseId, "state", state),
        db);
  }
}
