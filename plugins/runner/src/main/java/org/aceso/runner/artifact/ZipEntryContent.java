package org.aceso.runner.artifact;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.aceso.spi.Entry;

/** One entry of a checked zip; each stream reads the zip on its own. */
record ZipEntryContent(Path zip, ZipLocal local, ReadFailures failures) implements Entry {

  @Override
  public String name() {
    return local.record().name();
  }

  @Override
  public long size() {
    return local.record().size();
  }

  @Override
  public InputStream open() throws IOException {
    failures.opened(name());
    ZipRecord record = local.record();
    InputStream raw = new FileSlice(zip, local.dataOffset(), record.compressed(), failures);
    InputStream content =
        record.method() == ZipRecord.DEFLATED
            ? new Inflating(raw)
            : new BufferedInputStream(raw, 1 << 16);
    return new CheckedContent(content, record, failures);
  }

  /** Raw deflate; frees the native memory of its inflater when closed. */
  private static final class Inflating extends InflaterInputStream {
    Inflating(InputStream raw) {
      super(raw, new Inflater(true), 1 << 14);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }
}
