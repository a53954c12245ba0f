package org.aceso.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.dataset.Datasets;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.phase.Consent;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseKind;
import org.aceso.phase.PhaseState;
import org.jdbi.v3.core.Handle;

/**
 * What a scientific council decided about phases. A challenge without a council needs no approval;
 * one with a council has at least two members, and opens a phase that scores only when each matter
 * was approved as it stands and no member refuses it.
 */
public final class Approvals implements Consent {
  private static final int LEAST_MEMBERS = 2;

  private final Datasets datasets;

  public Approvals(Datasets datasets) {
    this.datasets = datasets;
  }

  /**
   * Where one matter stands.
   *
   * @param sha256 of what a decision would be about now
   */
  record Standing(Matter matter, String sha256, int approvals, int refusals) {
    boolean isAgreed() {
      return approvals > 0 && refusals == 0;
    }
  }

  Approval decide(
      Call call,
      Phase phase,
      Matter matter,
      String sha256,
      Approval.Decision decision,
      String statement,
      Handle db) {
    if (phase.state() != PhaseState.DRAFT && phase.candidate() == null) {
      throw Refusal.state(
          phase.state(), "the council decides before a phase is tested, or while it is rescored");
    }
    String current = matter.sha256(proposed(phase), datasets, db);
    if (!current.equals(sha256)) {
      throw Refusal.exists(
          "the matter changed since it was read, its digest is " + current + " now");
    }
    Approval approval =
        new Approval(
            Ids.next("app"), matter, sha256, decision, statement, call.caller().personId(), null);
    ApprovalQueries.insert(phase.id(), approval, db);
    AuditAction action =
        decision == Approval.Decision.APPROVED
            ? AuditAction.APPROVAL_GIVEN
            : AuditAction.APPROVAL_REFUSED;
    Map<String, ?> facts = Map.of("matter", matter, "sha256", sha256);
    Audit.record(call, action, phase.challengeId(), phase.id(), facts, db);
    return all(phase, db).stream()
        .filter(one -> one.id().equals(approval.id()))
        .findFirst()
        .orElseThrow();
  }

  List<Approval> all(Phase phase, Handle db) {
    return ApprovalQueries.ofPhase(phase.id(), db);
  }

  /** What is to be decided about: the phase, or what a rescoring would make of it. */
  private static Phase proposed(Phase phase) {
    return phase.candidate() == null ? phase : phase.rescored();
  }

  /** Of each member who is in the council now, the last decision about what is there now counts. */
  List<Standing> standings(Phase phase, Handle db) {
    Set<String> council = ApprovalQueries.council(phase.challengeId(), db);
    List<Approval> all = all(phase, db);
    List<Standing> standings = new ArrayList<>();
    for (Matter matter : Matter.values()) {
      String sha256 = matter.sha256(proposed(phase), datasets, db);
      Map<String, Approval.Decision> last =
          all.stream()
              .filter(one -> one.matter() == matter && one.sha256().equals(sha256))
              .filter(one -> council.contains(one.decidedBy()))
              .collect(Collectors.toMap(Approval::decidedBy, Approval::decision, (a, b) -> b));
      standings.add(
          new Standing(
              matter,
              sha256,
              count(last, Approval.Decision.APPROVED),
              count(last, Approval.Decision.REFUSED)));
    }
    return standings;
  }

  boolean isRequired(Phase phase, Handle db) {
    return phase.draft().kind() != PhaseKind.LEARNING
        && !ApprovalQueries.council(phase.challengeId(), db).isEmpty();
  }

  @Override
  public void require(Phase phase, Handle db) {
    if (!isRequired(phase, db)) {
      return;
    }
    if (ApprovalQueries.council(phase.challengeId(), db).size() < LEAST_MEMBERS) {
      throw Refusal.state(phase.state(), "a scientific council has at least two members");
    }
    String open =
        standings(phase, db).stream()
            .filter(standing -> !standing.isAgreed())
            .map(standing -> standing.matter().name())
            .collect(Collectors.joining(", "));
    if (!open.isEmpty()) {
      throw Refusal.state(phase.state(), "the scientific council has yet to approve " + open);
    }
  }

  private static int count(Map<String, Approval.Decision> last, Approval.Decision decision) {
    return (int) last.values().stream().filter(decision::equals).count();
  }
}
