package org.aceso.upload;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aceso.http.Call;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.storage.BlobStore;
import org.aceso.storage.Pieces;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What can be done with uploads. Each is known to the person alone who began it. */
public final class Uploads {
  private final Jdbi jdbi;
  private final Pieces pieces;
  private final UploadLimits limits;

  public Uploads(Jdbi jdbi, BlobStore store, UploadLimits limits) {
    this.jdbi = jdbi;
    this.pieces = store.pieces();
    this.limits = limits;
  }

  UploadLimits limits() {
    return limits;
  }

  Upload begin(Call call, long length, String metadata, Handle db) {
    if (length > limits.bytes()) {
      throw new Refusal(
          ProblemType.TOO_LARGE, "an upload has at most " + limits.bytes() + " bytes");
    }
    String person = call.caller().personId();
    if (UploadQueries.lockAndCount(person, db) >= limits.open()) {
      throw new Refusal(
              ProblemType.QUOTA_EXCEEDED,
              "one person has at most " + limits.open() + " uploads: delete one, or let it expire")
          .with("violated-policies", List.of("uploads"));
    }
    String id = Ids.next("upl");
    UploadQueries.insert(id, person, length, metadata, limits.kept(), db);
    return find(call, id, db);
  }

  /** One of the caller's own; others are not there. */
  Upload find(Call call, String id, Handle db) {
    return UploadQueries.find(id, call.caller().personId(), db)
        .orElseThrow(() -> Refusal.notFound("upload"));
  }

  /** Forgets an upload. What is left of it in the store is removed soon. */
  void end(Call call, String id, Handle db) {
    find(call, id, db);
    UploadQueries.delete(id, call.caller().personId(), db);
  }

  /**
   * Deletes uploads whose time is over, and the pieces that nothing needs any more.
   *
   * @throws IOException when some could not be removed; all others were
   */
  public void tidy() throws IOException {
    jdbi.useTransaction(UploadQueries::deleteExpired);
    // Pieces are looked at first: an upload is there before the first of its pieces.
    Set<String> left = new HashSet<>(pieces.uploads());
    left.removeAll(jdbi.withHandle(db -> UploadQueries.withPieces(left, db)));
    IOException failure = null;
    for (String id : left) {
      try {
        pieces.removeAll(id);
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
