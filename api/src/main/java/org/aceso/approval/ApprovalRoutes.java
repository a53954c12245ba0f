package org.aceso.approval;

import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.phase.Phases;
import org.aceso.wire.ApprovalList;
import org.aceso.wire.ApprovalStanding;
import org.aceso.wire.NewApproval;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on approvals. */
public final class ApprovalRoutes {
  private final Approvals approvals;
  private final Phases phases;

  public ApprovalRoutes(Approvals approvals, Phases phases) {
    this.approvals = approvals;
    this.phases = phases;
  }

  public void register(Api api) {
    api.on("listApprovals", this::list);
    api.on("createApproval", this::create);
  }

  private Answer list(Call call, Handle db) {
    var phase = phases.see(call, call.path("phaseId"), db).phase();
    return Answer.ok(
        new ApprovalList(
            approvals.isRequired(phase, db),
            approvals.standings(phase, db).stream().map(ApprovalRoutes::wire).toList(),
            approvals.all(phase, db).stream().map(ApprovalRoutes::wire).toList()));
  }

  private Answer create(Call call, Handle db) {
    var phase = phases.hold(call, call.path("phaseId"), db).phase();
    NewApproval wanted = call.body(NewApproval.class);
    return Answer.created(
        wire(
            approvals.decide(
                call,
                phase,
                Matter.valueOf(wanted.matter().name()),
                wanted.sha256(),
                Approval.Decision.valueOf(wanted.decision().name()),
                wanted.statement(),
                db)));
  }

  private static ApprovalStanding wire(Approvals.Standing standing) {
    return new ApprovalStanding(
        org.aceso.wire.Matter.valueOf(standing.matter().name()),
        standing.sha256(),
        standing.approvals(),
        standing.refusals(),
        standing.isAgreed());
  }

  private static org.aceso.wire.Approval wire(Approval approval) {
    return new org.aceso.wire.Approval(
        approval.id(),
        org.aceso.wire.Matter.valueOf(approval.matter().name()),
        approval.sha256(),
        org.aceso.wire.Decision.valueOf(approval.decision().name()),
        approval.statement(),
        approval.decidedBy(),
        approval.decidedAt());
  }
}
