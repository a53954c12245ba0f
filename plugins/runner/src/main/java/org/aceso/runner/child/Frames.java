package org.aceso.runner.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;

/** Messages on a stream: a mark, the length, the bytes. The mark tells them from stray output. */
final class Frames {
  private static final int MARK = 0xACE50001;

  private Frames() {}

  static void write(DataOutputStream out, byte[] message) throws IOException {
    out.writeInt(MARK);
    out.writeInt(message.length);
    out.write(message);
    out.flush();
  }

  /**
   * The next message.
   *
   * @throws EOFException when the other side has closed
   * @throws ProtocolException when something else than a message of at most {@code most} bytes
   *     stands there
   */
  static byte[] read(DataInputStream in, long most) throws IOException {
    if (in.readInt() != MARK) {
      throw new ProtocolException("the other side wrote something else than a message");
    }
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new ProtocolException("a message of " + length + " bytes is larger than " + most);
    }
    byte[] message = in.readNBytes(length);
    if (message.length < length) {
      throw new EOFException("a message breaks off");
    }
    return message;
  }
}
