package org.aceso.runner;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Stops a format that writes without end. */
final class SampleOutput extends FilterOutputStream {
  private final long most;
  private long written;

  SampleOutput(OutputStream file, long most) {
    super(new BufferedOutputStream(file, 1 << 16));
    this.most = most;
  }

  @Override
  public void write(int b) throws IOException {
    count(1);
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    count(length);
    out.write(bytes, offset, length);
  }

  private void count(int bytes) {
    written += bytes;
    if (written > most) {
      throw new EvaluatorException(
          Fault.PLUGIN, "the sample is larger than the " + most + " bytes that are taken back");
    }
  }
}
