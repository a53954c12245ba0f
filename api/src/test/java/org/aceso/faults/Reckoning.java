package org.aceso.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.Caller;
import org.aceso.client.ApiException;
import org.aceso.wire.Evaluation;
import org.aceso.wire.EvaluationState;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionPage;
import org.aceso.wire.SubmissionState;

/** Holds what a phase says at the end against what its clients were told. */
final class Reckoning {
  private final Caller organiser;
  private final String phase;
  private final Map<String, Log.Told> told;
  private final List<Submission> all;

  Reckoning(Caller organiser, String phase, Log log) throws ApiException {
    this.organiser = organiser;
    this.phase = phase;
    this.told = log.told();
    this.all = all();
  }

  private List<Submission> all() throws ApiException {
    List<Submission> found = new ArrayList<>();
    String next = null;
    do {
      SubmissionPage page = organiser.submissions().listSubmissions(phase, 200, next, null, null);
      found.addAll(page.items());
      next = page.next();
    } while (next != null);
    return found;
  }

  /** Nothing acknowledged is lost, and nothing is there that nobody sent. */
  void requireAllAndNoMore() {
    assertEquals(
        told.keySet(), all.stream().map(Submission::id).collect(Collectors.toSet()), phase);
    assertEquals(told.size(), all.size(), "a submission is listed twice");
  }

  /**
   * How many were scored; the others were lost by three workers, which is said and costs nothing.
   */
  int requireEachScoredOnce() throws ApiException {
    int scored = 0;
    for (Submission submission : all) {
      List<Evaluation> evaluations =
          organiser.evaluations().listEvaluations(submission.id()).items();
      assertEquals(1, evaluations.size(), submission.toString());
      Evaluation evaluation = evaluations.get(0);
      if (evaluation.state() == EvaluationState.SCORED) {
        assertEquals(
            told.get(submission.id()).accuracy(), submission.scores().get("accuracy@1"), 1e-12);
        scored++;
      } else {
        assertEquals(SubmissionState.FAILED, submission.state(), submission.toString());
        assertTrue(
            Set.of("HUB", "RESOURCES").contains(evaluation.fault().name()), evaluation.toString());
        assertTrue(evaluation.attempts() > 1, evaluation.toString());
      }
    }
    return scored;
  }

  /** Each team has used what it handed in, but for what this installation failed to evaluate. */
  void requireQuota(Map<String, Caller> teams, String url) throws ApiException {
    for (Map.Entry<String, Caller> team : teams.entrySet()) {
      var limit = team.getValue().at(url).submissions().getQuota(phase).limits().get(0);
      assertEquals(scoredOf(team.getKey()).size(), limit.used(), team.getKey());
      assertTrue(limit.used() <= limit.limit(), limit.toString());
    }
  }

  /** The board is the one that somebody computes who has the log alone. */
  void requireBoard() throws ApiException {
    Map<String, List<Submission>> byTeam =
        all.stream()
            .filter(one -> one.state() == SubmissionState.SCORED)
            .collect(Collectors.groupingBy(Submission::teamId));
    Map<String, String> expected = new HashMap<>();
    byTeam.forEach((team, own) -> expected.put(team, own.size() + " best " + best(own)));
    Map<String, String> shown = new HashMap<>();
    for (LeaderboardEntry entry : organiser.leaderboards().getLeaderboard(phase, null).entries()) {
      shown.put(entry.teamId(), entry.submissions() + " best " + entry.value());
    }
    assertEquals(expected, shown);
  }

  private double best(List<Submission> own) {
    return own.stream().mapToDouble(one -> told.get(one.id()).accuracy()).max().orElseThrow();
  }

  private List<Submission> scoredOf(String team) {
    return all.stream()
        .filter(one -> one.teamId().equals(team) && one.state() == SubmissionState.SCORED)
        .toList();
  }
}
