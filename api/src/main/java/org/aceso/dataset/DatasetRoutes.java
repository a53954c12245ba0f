package org.aceso.dataset;

import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.http.UploadHandler;
import org.aceso.storage.Blob;
import org.aceso.wire.DatasetList;
import org.aceso.wire.NewDataset;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on datasets. */
public final class DatasetRoutes {
  private final Datasets datasets;

  public DatasetRoutes(Datasets datasets) {
    this.datasets = datasets;
  }

  public void register(Api api) {
    api.on("listDatasets", this::list);
    api.on("createDataset", this::create);
    api.on("getDataset", this::get);
    api.on("getDatasetFile", this::download);
    api.upload("putDatasetFile", new PutFile());
  }

  private Answer list(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    return Answer.ok(
        new DatasetList(datasets.visible(audience, db).stream().map(DatasetRoutes::wire).toList()));
  }

  private Answer create(Call call, Handle db) {
    NewDataset wanted = call.body(NewDataset.class);
    Dataset dataset =
        datasets.create(
            Audience.of(call, call.path("challengeId"), db),
            wanted.name(),
            Access.valueOf(wanted.access().name()),
            db);
    Map<String, ?> facts = Map.of("name", dataset.name(), "access", dataset.access());
    record(call, AuditAction.DATASET_CREATED, dataset, facts, db);
    return Answer.created("/v1/datasets/" + dataset.id(), wire(dataset));
  }

  private Answer get(Call call, Handle db) {
    return Answer.ok(wire(datasets.get(call, call.path("datasetId"), db)));
  }

  private Answer download(Call call, Handle db) {
    Dataset dataset = datasets.get(call, call.path("datasetId"), db);
    Dataset.StoredFile file =
        dataset.files().stream()
            .filter(one -> one.name().equals(call.path("fileName")))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("file"));
    Answer answer = datasets.download(call, dataset, file, db);
    if (dataset.access() != Access.EVERYONE && !call.isHead()) {
      record(call, AuditAction.DATASET_FILE_READ, dataset, facts(file), db);
    }
    return answer;
  }

  private static Map<String, ?> facts(Dataset.StoredFile file) {
    return Map.of("file", file.name(), "sha256", file.sha256(), "bytes", file.bytes());
  }

  private static void record(
      Call call, AuditAction action, Dataset dataset, Map<String, ?> facts, Handle db) {
    Audit.record(call, action, dataset.challengeId(), dataset.id(), facts, db);
  }

  private static org.aceso.wire.Dataset wire(Dataset dataset) {
    return new org.aceso.wire.Dataset(
        dataset.id(),
        dataset.challengeId(),
        dataset.name(),
        org.aceso.wire.Access.valueOf(dataset.access().name()),
        dataset.files().stream().map(DatasetRoutes::wire).toList(),
        dataset.sha256(),
        dataset.attested(),
        dataset.createdAt());
  }

  private static org.aceso.wire.StoredFile wire(Dataset.StoredFile file) {
    return new org.aceso.wire.StoredFile(
        file.name(), file.bytes(), file.sha256(), file.mediaType());
  }

  private final class PutFile implements UploadHandler {
    @Override
    public void admit(Call call, Handle db) {
      expected(call, db);
    }

    /** The dataset, when what is there of the file is what the client thinks. */
    private Dataset expected(Call call, Handle db) {
      Dataset dataset = datasets.admit(call, call.path("datasetId"), db);
      call.requireExpected(datasets.digest(dataset.id(), call.path("fileName"), db));
      return dataset;
    }

    @Override
    public Answer accept(Call call, Blob blob, Handle db) {
      datasets.hold(call.path("datasetId"), db);
      Dataset dataset = expected(call, db);
      String name = call.path("fileName");
      String mediaType = call.mediaType().isEmpty() ? "application/octet-stream" : call.mediaType();
      boolean added =
          datasets.put(call.path("datasetId"), name, blob, mediaType, call.caller().personId(), db);
      var stored = new Dataset.StoredFile(name, blob.bytes(), blob.sha256(), mediaType);
      record(call, AuditAction.DATASET_FILE_PUT, dataset, facts(stored), db);
      Answer answer = added ? Answer.created(wire(stored)) : Answer.ok(wire(stored));
      return answer.etag(stored.sha256());
    }
  }
}
