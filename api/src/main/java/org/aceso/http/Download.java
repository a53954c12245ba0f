package org.aceso.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import org.aceso.storage.Blob;
import org.aceso.storage.BlobStore;

/** Stored bytes as an answer, of which a client may ask for a part. */
record Download(BlobStore store, Blob blob) {

  /**
   * The part that is asked for; a client that has the whole gets none.
   *
   * @param tag of the whole
   */
  Optional<ByteRange> asked(Call call, String tag) {
    Context context = call.context();
    String known = context.header("If-None-Match");
    if (call.isHead() || (known != null && ETags.matches(known, tag))) {
      return Optional.empty();
    }
    return ByteRange.asked(context.header("Range"), context.header("If-Range"), tag, blob.bytes())
        .map(part -> part.requireAny(blob.bytes()));
  }

  void send(Call call, Answer answer, Optional<ByteRange> part) throws IOException {
    Context context = call.context();
    ByteRange sent = part.orElse(new ByteRange(0, blob.bytes()));
    if (part.isPresent()) {
      context.status(206).header("Content-Range", sent.of(blob.bytes()));
    } else {
      context.status(answer.status());
      context.header("Content-Digest", answer.headers().get("Repr-Digest"));
    }
    context.header("Content-Length", Long.toString(sent.bytes()));
    if (!call.isHead()) {
      context.result(store.open(blob.sha256(), sent.from(), sent.bytes()));
    }
  }
}
