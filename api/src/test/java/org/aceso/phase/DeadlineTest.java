package org.aceso.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.wire.PhaseState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class DeadlineTest {

  @Test
  void phase_opensAndClosesByItself() throws Exception {
    Scene scene = Scene.open();
    Caller team = scene.captain();
    PhaseForm form = new PhaseForm();
    form.opensAt = Instant.now().plusSeconds(3);
    form.closesAt = form.opensAt.plusSeconds(2);
    String phase = scene.openPhase(form);

    List<PhaseState> seen = new ArrayList<>();
    List<Instant> accepted = new ArrayList<>();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              PhaseState state = team.phases().getPhase(phase, null).state();
              if (!seen.contains(state)) {
                seen.add(state);
              }
              Caller.Reply reply = team.submit(phase, Scene.TRUTH);
              if (reply.status() == 201) {
                accepted.add(Instant.parse(reply.body().get("receivedAt").asText()));
              } else {
                assertEquals(409, reply.status(), reply.body().toString());
              }
              return state == PhaseState.CLOSED;
            });
    assertEquals(List.of(PhaseState.READY, PhaseState.OPEN, PhaseState.CLOSED), seen);
    assertTrue(!accepted.isEmpty());
    for (Instant at : accepted) {
      assertTrue(!at.isBefore(form.opensAt) && at.isBefore(form.closesAt), at.toString());
    }
    assertEquals(409, team.submit(phase, Scene.TRUTH).status());
  }

  @Test
  void state_isWhatTheDatabasesClockSays() throws Exception {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    TestServer server = TestServer.shared();
    List<String> states =
        server
            .jdbi()
            .withHandle(
                db ->
                    db.createQuery(
                            """
                            SELECT phase_state(p, at) FROM phase p, unnest(ARRAY[
                              opens_at - interval '1 microsecond', opens_at,
                              closes_at - interval '1 microsecond', closes_at]) AS at
                            WHERE id = :id ORDER BY at
                            """)
                        .bind("id", phase)
                        .mapTo(String.class)
                        .list());
    assertEquals(List.of("READY", "OPEN", "OPEN", "CLOSED"), states);
  }
}
