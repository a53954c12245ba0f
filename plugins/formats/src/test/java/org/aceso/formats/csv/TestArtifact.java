package org.aceso.formats.csv;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aceso.spi.Artifact;
import org.aceso.spi.Entry;

/** Files in memory, delivered in pieces of a given size. */
record TestArtifact(List<Entry> entries, boolean isContainer) implements Artifact {

  static TestArtifact of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static TestArtifact of(byte[] content) {
    return new TestArtifact(List.of(file(content, Integer.MAX_VALUE)), false);
  }

  static Entry file(byte[] content, int piece) {
    return new TestFile("predictions.csv", content, piece);
  }

  private record TestFile(String name, byte[] content, int piece) implements Entry {
    @Override
    public long size() {
      return content.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content) {
        @Override
        public int read(byte[] into, int offset, int length) {
          return super.read(into, offset, Math.min(length, piece));
        }
      };
    }
  }
}
