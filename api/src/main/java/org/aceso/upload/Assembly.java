package org.aceso.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.aceso.http.Call;
import org.aceso.http.Deposits;
import org.aceso.http.Refusal;
import org.aceso.storage.Blob;
import org.aceso.storage.BlobStore;
import org.aceso.storage.Piece;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Makes one stored file of the pieces of an upload, when somebody says what it is for. */
public final class Assembly implements Deposits {
  private final Jdbi jdbi;
  private final BlobStore store;
  private final Uploads uploads;

  public Assembly(Jdbi jdbi, BlobStore store, Uploads uploads) {
    this.jdbi = jdbi;
    this.store = store;
    this.uploads = uploads;
  }

  /** It can be named again until it expires: for another phase, or after a refusal. */
  @Override
  public Blob take(Call call, String id) throws IOException {
    Upload upload = jdbi.withHandle(db -> uploads.find(call, id, db));
    if (!upload.isWhole()) {
      throw Refusal.state(
          State.INCOMPLETE,
          "of the upload " + upload.received() + " of " + upload.length() + " bytes are there");
    }
    if (upload.sha256().isPresent()) {
      return new Blob(upload.sha256().get(), upload.length());
    }
    try {
      return assemble(upload);
    } catch (NoSuchFileException e) {
      // Another request may have come first, and removed the pieces.
      Upload now = jdbi.withHandle(db -> uploads.find(call, id, db));
      return new Blob(now.sha256().orElseThrow(() -> e), now.length());
    }
  }

  private Blob assemble(Upload upload) throws IOException {
    List<Piece> pieces = jdbi.withHandle(db -> UploadQueries.pieces(upload.id(), db));
    Blob blob;
    try (InputStream whole = new Joined(upload.id(), pieces.iterator(), store.pieces())) {
      blob = store.keep(whole);
    }
    if (blob.bytes() != upload.length()) {
      throw new NoSuchFileException("pieces of " + upload.id() + " are lost");
    }
    jdbi.useTransaction(db -> settle(upload, blob, db));
    store.pieces().removeAll(upload.id());
    return blob;
  }

  private void settle(Upload upload, Blob blob, Handle db) throws IOException {
    store.record(blob, db);
    if (!UploadQueries.settle(upload.id(), blob.sha256(), uploads.limits().kept(), db)) {
      throw Refusal.notFound("upload");
    }
  }

  /** What an upload is that cannot be taken. */
  private enum State {
    INCOMPLETE
  }
}
