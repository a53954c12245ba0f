package org.aceso.dataset;

import java.util.List;
import java.util.Optional;
import org.aceso.access.Permission;
import org.aceso.challenge.Audience;
import org.aceso.challenge.ChallengeState;
import org.aceso.document.Agreements;
import org.aceso.http.Answer;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.storage.Blob;
import org.aceso.storage.BlobStore;
import org.jdbi.v3.core.Handle;

/** What can be done with datasets. */
public final class Datasets {
  private final BlobStore store;

  public Datasets(BlobStore store) {
    this.store = store;
  }

  Dataset create(Audience audience, String name, Access access, Handle db) {
    requireAlive(audience);
    String id = Ids.next("dat");
    if (!DatasetQueries.insert(id, audience.challenge().id(), name, access, db)) {
      throw Refusal.exists("the challenge has a dataset called \"" + name + "\"");
    }
    return DatasetQueries.find(id, db).orElseThrow();
  }

  List<Dataset> visible(Audience audience, Handle db) {
    return DatasetQueries.ofChallenge(audience.challenge().id(), db).stream()
        .filter(dataset -> dataset.isReadableBy(audience))
        .toList();
  }

  /** A dataset that the caller may read; for others it is not there. */
  public Dataset get(Call call, String id, Handle db) {
    Dataset dataset = DatasetQueries.find(id, db).orElseThrow(() -> Refusal.notFound("dataset"));
    see(call, dataset, db);
    return dataset;
  }

  /** A dataset about which the caller may learn by another permission, if not its bytes. */
  public Dataset about(Call call, String id, Permission permission, Handle db) {
    Dataset dataset = DatasetQueries.find(id, db).orElseThrow(() -> Refusal.notFound("dataset"));
    Audience audience = audience(call, dataset, db);
    if (!dataset.isReadableBy(audience) && !audience.may(permission)) {
      throw Refusal.notFound("dataset");
    }
    audience.permit(call);
    return dataset;
  }

  /** Refuses everybody who may not write into a dataset. */
  Dataset admit(Call call, String id, Handle db) {
    Dataset dataset = DatasetQueries.find(id, db).orElseThrow(() -> Refusal.notFound("dataset"));
    requireAlive(see(call, dataset, db));
    return dataset;
  }

  /** The digest of a file, if it is there. */
  Optional<String> digest(String datasetId, String name, Handle db) {
    return DatasetQueries.find(datasetId, db).stream()
        .flatMap(dataset -> dataset.files().stream())
        .filter(file -> file.name().equals(name))
        .map(Dataset.StoredFile::sha256)
        .findFirst();
  }

  /** Lets nobody else change a dataset until the transaction ends. */
  void hold(String datasetId, Handle db) {
    DatasetQueries.lock(datasetId, db);
  }

  /** True when the file is new, false when it replaced one. */
  boolean put(String datasetId, String name, Blob blob, String mediaType, String by, Handle db) {
    return DatasetQueries.putFile(datasetId, name, blob.sha256(), mediaType, by, db);
  }

  /** The bytes of a file, for whoever accepted what the challenge asks for. */
  Answer download(Call call, Dataset dataset, Dataset.StoredFile file, Handle db) {
    requireAgreement(dataset, audience(call, dataset, db), db);
    Blob blob = new Blob(file.sha256(), file.bytes());
    return Answer.file(store, blob, file.mediaType(), file.name());
  }

  /** The digest of a file that belongs to the challenge, or empty when there is none. */
  public Optional<String> sha256(String challengeId, FileRef file, Handle db) {
    return DatasetQueries.sha256(challengeId, file, db);
  }

  /** The digest of a file that the caller may read, in whatever challenge. */
  public Optional<String> readable(Call call, FileRef file, Handle db) {
    return DatasetQueries.find(file.datasetId(), db)
        .filter(dataset -> mayBeHanded(dataset, audience(call, dataset, db), db))
        .flatMap(dataset -> DatasetQueries.sha256(dataset.challengeId(), file, db));
  }

  /** Whether what is made of a file may be shown to somebody who may read what it is made for. */
  public boolean isVouchedFor(FileRef file, Audience audience, Handle db) {
    return DatasetQueries.find(file.datasetId(), db)
        .map(dataset -> dataset.isVouchedFor(audience))
        .orElse(true);
  }

  private static boolean mayBeHanded(Dataset dataset, Audience audience, Handle db) {
    if (!dataset.isReadableBy(audience)) {
      return false;
    }
    requireAgreement(dataset, audience, db);
    return true;
  }

  private static void requireAgreement(Dataset dataset, Audience audience, Handle db) {
    if (dataset.access() == Access.COMPETITORS) {
      Agreements.require(audience, db);
    }
  }

  /** Hidden comes before refused. */
  private static Audience see(Call call, Dataset dataset, Handle db) {
    Audience audience = audience(call, dataset, db);
    if (!dataset.isReadableBy(audience)) {
      throw Refusal.notFound("dataset");
    }
    return audience.permit(call);
  }

  private static Audience audience(Call call, Dataset dataset, Handle db) {
    return Refusal.hiding("dataset", () -> Audience.seen(call, dataset.challengeId(), db));
  }

  private static void requireAlive(Audience audience) {
    ChallengeState state = audience.challenge().state();
    if (!state.isAlive()) {
      throw Refusal.state(state, "datasets can be changed in DRAFT and REGISTRATION");
    }
  }
}
