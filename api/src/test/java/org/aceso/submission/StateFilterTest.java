package org.aceso.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionPage;
import org.aceso.wire.SubmissionState;
import org.junit.jupiter.api.Test;

/** The submissions of a phase that are in one state, out of some in each. */
final class StateFilterTest {
  private static final Set<SubmissionState> MET =
      EnumSet.of(
          SubmissionState.RECEIVED,
          SubmissionState.INVALID,
          SubmissionState.SCORED,
          SubmissionState.FAILED,
          SubmissionState.CANCELLED);

  @Test
  void eachState_isPagedAsAllAreAndOfATeamToo() throws Exception {
    try (TestServer idle = TestServer.start(Map.of("WORKERS", "0"))) {
      Scene scene = Scene.open(idle.url(), idle.administrator());
      String phase = scene.openPhase(new PhaseForm());
      Caller team = scene.captain();
      List<Caller> teams = List.of(team, scene.captain());
      fill(idle, phase, teams);
      Caller organiser = scene.organiser();
      List<Submission> all = pages(organiser, phase, null, null);
      String own = scene.teamOf(team);
      for (SubmissionState state : SubmissionState.values()) {
        List<Submission> in = all.stream().filter(one -> one.state() == state).toList();
        assertEquals(MET.contains(state) ? 4 : 0, in.size(), state::name);
        assertEquals(in, pages(organiser, phase, state, null), state::name);
        List<Submission> ofTeam = in.stream().filter(one -> one.teamId().equals(own)).toList();
        assertEquals(ofTeam, pages(organiser, phase, state, own), state::name);
        assertEquals(
            ofTeam.stream().map(Submission::id).toList(),
            pages(team, phase, state, null).stream().map(Submission::id).toList(),
            state::name);
      }
    }
  }

  /** Two submissions of each team in each state. */
  private static void fill(TestServer idle, String phase, List<Caller> teams) throws Exception {
    List<Caller> turns = List.of(teams.get(0), teams.get(1), teams.get(0), teams.get(1));
    try (TestServer working = idle.startAnother(Map.of("WORKERS", "1"))) {
      for (Caller team : turns) {
        Caller there = team.at(working.url());
        Scene.evaluated(there, phase, Scene.TRUTH);
        Scene.awaitFinal(there, Scene.submitted(there, phase, Scene.INVALID));
      }
    }
    for (Caller team : turns) {
      fail(idle, Scene.submitted(team, phase, Scene.TRUTH));
      team.submissions().cancelSubmission(Scene.submitted(team, phase, Scene.TRUTH));
      Scene.submitted(team, phase, Scene.TRUTH);
    }
  }

  /** As it is when a plugin threw. */
  private static void fail(TestServer server, String submission) {
    server
        .jdbi()
        .useTransaction(
            db -> {
              db.execute(
                  """
                  UPDATE evaluation SET state = 'FAILED', fault = 'PLUGIN', finished_at = now()
                  WHERE submission_id = ?
                  """,
                  submission);
              db.execute("UPDATE submission SET state = 'VALID' WHERE id = ?", submission);
            });
  }

  private static List<Submission> pages(
      Caller caller, String phase, SubmissionState state, String team) throws ApiException {
    List<Submission> all = new ArrayList<>();
    String next = null;
    do {
      SubmissionPage page = caller.submissions().listSubmissions(phase, 3, next, state, team);
      all.addAll(page.items());
      next = page.next();
    } while (next != null);
    return all;
  }
}
