package org.aceso.http;

import java.io.IOException;
import org.aceso.storage.Blob;

/** Files that came before the request which says what they are for. */
@FunctionalInterface
public interface Deposits {
  /** The header that names one in the place of a body. */
  String HEADER = "Upload-Id";

  /**
   * The bytes of one that is whole, safe in the store.
   *
   * @throws Refusal when the caller has none of that name, or it is not whole
   */
  Blob take(Call call, String id) throws IOException;
}
