package org.aceso.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.aceso.storage.Piece;
import org.aceso.storage.Pieces;

/** The pieces of an upload, one after the other; each is opened when it is its turn. */
final class Joined extends InputStream {
  private final String upload;
  private final Iterator<Piece> left;
  private final Pieces pieces;
  private InputStream current = InputStream.nullInputStream();

  Joined(String upload, Iterator<Piece> left, Pieces pieces) {
    this.upload = upload;
    this.left = left;
    this.pieces = pieces;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int count) throws IOException {
    int read = current.read(into, at, count);
    while (read < 0 && left.hasNext()) {
      current.close();
      current = pieces.open(upload, left.next());
      read = current.read(into, at, count);
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
