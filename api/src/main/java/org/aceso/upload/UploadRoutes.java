package org.aceso.upload;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.http.Tus;
import org.aceso.storage.BlobStore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who handles the operations on uploads. */
public final class UploadRoutes {
  static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";
  private static final String METADATA = "Upload-Metadata";

  private final Uploads uploads;
  private final Appending appending;

  public UploadRoutes(Jdbi jdbi, BlobStore store, Uploads uploads) {
    this.uploads = uploads;
    this.appending = new Appending(jdbi, store, uploads);
  }

  public void register(Api api) {
    api.on("createUpload", this::create);
    api.on("getUpload", this::get);
    api.append("appendToUpload", this::append);
    api.on("deleteUpload", this::delete);
    for (String operation : new String[] {"createUpload", "getUpload"}) {
      api.tell(operation, Tus.options(uploads.limits().bytes()));
    }
  }

  private Answer create(Call call, Handle db) {
    Upload begun = uploads.begin(call, number(call, LENGTH), call.header(METADATA).orElse(""), db);
    return headers(begun, Answer.created("/v1/uploads/" + begun.id(), wire(begun)));
  }

  private Answer get(Call call, Handle db) {
    Upload upload = uploads.find(call, call.path("uploadId"), db);
    return headers(upload, Answer.ok(wire(upload)).unstored());
  }

  private Answer append(Call call, InputStream in, Consumer<Handle> still) throws IOException {
    var checksum = call.header(Checksum.HEADER).map(Checksum::of);
    long announced = call.header("Content-Length").map(Long::parseLong).orElse(-1L);
    return headers(
        appending.append(call, number(call, OFFSET), checksum, announced, in, still),
        Answer.noContent());
  }

  private Answer delete(Call call, Handle db) {
    uploads.end(call, call.path("uploadId"), db);
    return Answer.noContent();
  }

  /** Of a header that the contract says is a number. */
  private static long number(Call call, String header) {
    return call.header(header)
        .map(Long::parseLong)
        .orElseThrow(() -> Refusal.header(header, "required", "is missing"));
  }

  private static Answer headers(Upload upload, Answer answer) {
    Answer told =
        answer
            .with(OFFSET, Long.toString(upload.received()))
            .with(LENGTH, Long.toString(upload.length()))
            .with("Upload-Expires", date(upload.expiresAt()));
    return upload.metadata().isEmpty() ? told : told.with(METADATA, upload.metadata());
  }

  /** As RFC 9110 writes a date. */
  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  private static org.aceso.wire.Upload wire(Upload upload) {
    return new org.aceso.wire.Upload(
        upload.id(),
        upload.length(),
        upload.received(),
        upload.sha256().orElse(null),
        upload.createdAt(),
        upload.expiresAt());
  }
}
