package org.aceso.http;

import java.io.IOException;
import org.aceso.storage.Blob;
import org.jdbi.v3.core.Handle;

/**
 * Handles an operation whose body is a file. Refuse early, store once: {@link #admit} is asked
 * before the first byte is read, {@link #accept} after the last one is safe on disk.
 */
public interface UploadHandler {

  /** Refuses by throwing; otherwise remembers what {@link #accept} needs as the call's note. */
  void admit(Call call, Handle db);

  /** Runs in one transaction; must check again what may have changed since {@link #admit}. */
  Answer accept(Call call, Blob blob, Handle db) throws IOException;
}
