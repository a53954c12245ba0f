package org.aceso.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** The bytes of an object. What is not wanted of them is not fetched when it is closed. */
final class ObjectStream extends FilterInputStream {
  private final ResponseInputStream<?> object;
  private final String store;
  private boolean ended;

  ObjectStream(ResponseInputStream<?> object, String store) {
    super(object);
    this.object = object;
    this.store = store;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int count) throws IOException {
    try {
      int read = super.read(into, at, count);
      ended |= read < 0;
      return read;
    } catch (IOException | SdkException e) {
      ended = true;
      throw new StoreUnreachableException("the store " + store + " broke off", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (ended) {
      super.close();
    } else {
      object.abort();
    }
  }
}
