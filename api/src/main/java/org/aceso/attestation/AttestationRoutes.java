package org.aceso.attestation;

import org.aceso.access.Permission;
import org.aceso.challenge.Audience;
import org.aceso.dataset.Dataset;
import org.aceso.dataset.Datasets;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.ids.Ids;
import org.aceso.wire.AttestationList;
import org.aceso.wire.AttestationWithdrawal;
import org.aceso.wire.NewAttestation;
import org.aceso.wire.NewPatientNotice;
import org.aceso.wire.PatientNoticePage;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on attestations and on how patients were informed. */
public final class AttestationRoutes {
  private final Attestations attestations = new Attestations();
  private final Datasets datasets;

  public AttestationRoutes(Datasets datasets) {
    this.datasets = datasets;
  }

  public void register(Api api) {
    api.on("listAttestations", this::list);
    api.on("createAttestation", this::create);
    api.on("withdrawAttestation", this::withdraw);
    api.on("listPatientNotices", this::notices);
    api.on("createPatientNotice", this::createNotice);
  }

  private Answer list(Call call, Handle db) {
    Dataset dataset =
        datasets.about(call, call.path("datasetId"), Permission.READ_ATTESTATIONS, db);
    return Answer.ok(
        new AttestationList(
            dataset.sha256(),
            dataset.attested(),
            AttestationQueries.ofDataset(dataset.id(), db).stream()
                .map(AttestationRoutes::wire)
                .toList()));
  }

  private Answer create(Call call, Handle db) {
    Dataset dataset = datasets.get(call, call.path("datasetId"), db);
    NewAttestation wanted = call.body(NewAttestation.class);
    return Answer.created(
        wire(attestations.attest(call, dataset, wanted.sha256(), wanted.statement(), db)));
  }

  private Answer withdraw(Call call, Handle db) {
    Dataset dataset = datasets.get(call, call.path("datasetId"), db);
    String reason = call.body(AttestationWithdrawal.class).reason();
    return Answer.ok(
        wire(attestations.withdraw(call, dataset, call.path("attestationId"), reason, db)));
  }

  private Answer notices(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    return call.page(
        PatientNoticeQueries.page(audience.challenge().id(), call.after(), call.limit() + 1, db),
        PatientNotice::id,
        (shown, next) ->
            new PatientNoticePage(shown.stream().map(AttestationRoutes::wire).toList(), next));
  }

  private Answer createNotice(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    NewPatientNotice wanted = call.body(NewPatientNotice.class);
    PatientNotice notice =
        new PatientNotice(
            Ids.next("pan"),
            wanted.source(),
            wanted.letterSha256(),
            wanted.sentOn(),
            wanted.patients(),
            call.caller().personId(),
            null);
    return Answer.created(wire(PatientNoticeQueries.insert(audience.challenge().id(), notice, db)));
  }

  private static org.aceso.wire.Attestation wire(Attestation attestation) {
    Attestation.Withdrawal withdrawn = attestation.withdrawn();
    return new org.aceso.wire.Attestation(
        attestation.id(),
        attestation.sha256(),
        attestation.statement(),
        attestation.attestedBy(),
        attestation.attestedAt(),
        withdrawn == null ? null : withdrawn.at(),
        withdrawn == null ? null : withdrawn.reason());
  }

  private static org.aceso.wire.PatientNotice wire(PatientNotice notice) {
    return new org.aceso.wire.PatientNotice(
        notice.id(),
        notice.source(),
        notice.letterSha256(),
        notice.sentOn(),
        notice.patients(),
        notice.recordedBy(),
        notice.recordedAt());
  }
}
