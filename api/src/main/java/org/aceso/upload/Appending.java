package org.aceso.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.aceso.http.Call;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.storage.BlobStore;
import org.aceso.storage.Piece;
import org.aceso.storage.Pieces;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes the next part of an upload in, piece by piece: a piece is safe in the store before its row
 * moves the offset. With a checksum the rows wait for the end of the part.
 */
final class Appending {
  /** What a killed server can lose of a part. */
  private static final long PIECE = 8L << 20;

  private final Jdbi jdbi;
  private final Pieces pieces;
  private final Uploads uploads;

  Appending(Jdbi jdbi, BlobStore store, Uploads uploads) {
    this.jdbi = jdbi;
    this.pieces = store.pieces();
    this.uploads = uploads;
  }

  /** The upload as it is afterwards. */
  Upload append(
      Call call,
      long offset,
      Optional<Checksum> checksum,
      long announced,
      InputStream in,
      Consumer<Handle> still)
      throws IOException {
    String id = call.path("uploadId");
    Upload upload = jdbi.withHandle(db -> uploads.find(call, id, db));
    requireOffset(upload, offset);
    if (announced > upload.length() - offset) {
      throw tooLong(upload);
    }
    Part part = new Part(in, checksum);
    List<Piece> waiting = new ArrayList<>();
    try {
      long at = offset;
      Piece piece = next(call, part, upload, at);
      while (piece != null) {
        waiting.add(piece);
        if (checksum.isEmpty()) {
          count(call, upload, at, waiting, still);
        }
        at += piece.bytes();
        piece = next(call, part, upload, at);
      }
      if (checksum.isPresent()) {
        part.requireWhole();
        checksum.get().verify();
        count(call, upload, offset, waiting, still);
      }
    } finally {
      for (Piece unwanted : waiting) {
        pieces.remove(id, unwanted);
      }
    }
    part.requireWhole();
    return jdbi.withHandle(db -> uploads.find(call, id, db));
  }

  /** The next piece, stored; null when there is none. */
  private Piece next(Call call, Part part, Upload upload, long at) throws IOException {
    if (part.isAtEnd()) {
      return null;
    }
    if (at == upload.length()) {
      throw tooLong(upload);
    }
    Piece piece = put(call, part, upload, at);
    if (at + piece.bytes() == upload.length() && !part.isAtEnd()) {
      pieces.remove(upload.id(), piece);
      throw tooLong(upload);
    }
    return piece;
  }

  private Piece put(Call call, Part part, Upload upload, long at) throws IOException {
    try {
      return pieces.put(upload.id(), part, Math.min(PIECE, upload.length() - at));
    } catch (NoSuchFileException e) {
      // The upload may have been deleted meanwhile, and its folder with it.
      jdbi.useHandle(db -> uploads.find(call, upload.id(), db));
      throw e;
    }
  }

  /**
   * Moves the offset behind pieces that wait; then they wait no more. Where the database breaks
   * off, nobody knows whether they count: then they stay until the upload ends.
   */
  private void count(
      Call call, Upload upload, long from, List<Piece> waiting, Consumer<Handle> still) {
    if (waiting.isEmpty()) {
      return;
    }
    List<Piece> next = List.copyOf(waiting);
    waiting.clear();
    boolean isCounted =
        jdbi.inTransaction(
            db -> {
              still.accept(db);
              return UploadQueries.advance(upload.id(), from, next, uploads.limits().kept(), db);
            });
    if (!isCounted) {
      waiting.addAll(next);
      throw elsewhere(jdbi.withHandle(db -> uploads.find(call, upload.id(), db)), from);
    }
  }

  private static void requireOffset(Upload upload, long offset) {
    if (offset != upload.received()) {
      throw elsewhere(upload, offset);
    }
  }

  private static Refusal elsewhere(Upload upload, long offset) {
    return new Refusal(
            ProblemType.MISMATCHING_UPLOAD_OFFSET,
            "the upload has " + upload.received() + " bytes, not " + offset)
        .with("expected-offset", upload.received())
        .with("provided-offset", offset)
        .header(UploadRoutes.OFFSET, Long.toString(upload.received()));
  }

  private static Refusal tooLong(Upload upload) {
    return new Refusal(
        ProblemType.TOO_LARGE, "the upload was begun for " + upload.length() + " bytes");
  }
}
