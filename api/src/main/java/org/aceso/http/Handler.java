package org.aceso.http;

import java.io.IOException;
import org.jdbi.v3.core.Handle;

/**
 * Handles one operation. A GET gets an auto-committing handle, anything else one whose transaction
 * commits when it returns and rolls back when it throws.
 */
@FunctionalInterface
public interface Handler {
  Answer handle(Call call, Handle db) throws IOException;
}
