package org.aceso.runner.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Zip64Test {
  private static final Bounds BOUNDS = new Bounds(10, 1 << 20, 200);
  private static final int END = 22;

  @TempDir private Path folder;

  @Test
  void zip64End_isFollowed() throws IOException {
    Path file = Files.write(folder.resolve("z"), zip64(0));
    OpenedArtifact artifact =
        Artifacts.open(Upload.of(file), BOUNDS, Zip64Test::fail).orElseThrow();
    Entry entry = artifact.entries().get(0);
    try (InputStream in = entry.open()) {
      assertEquals("content", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void zip64EndThatPointsElsewhere_isRefused() throws IOException {
    for (long shift : new long[] {1, -1, Long.MAX_VALUE / 2, Long.MIN_VALUE}) {
      Path file = Files.write(folder.resolve("z"), zip64(shift));
      List<Issue> issues = new ArrayList<>();
      assertTrue(Artifacts.open(Upload.of(file), BOUNDS, issues::add).isEmpty());
      assertEquals("bad_archive", issues.get(0).code());
    }
  }

  private static void fail(Issue issue) {
    throw new AssertionError(issue);
  }

  /** A zip whose numbers stand in its zip64 end alone, the offset of the directory shifted. */
  private static byte[] zip64(long shift) {
    TestZip zip = new TestZip();
    zip.add("a.txt", "content");
    byte[] plain = zip.bytes();
    int end = plain.length - END;
    ByteBuffer old = ByteBuffer.wrap(plain, end, END).slice().order(ByteOrder.LITTLE_ENDIAN);
    byte[] bytes = Arrays.copyOf(plain, end + 56 + 20 + END);
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(end);
    out.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putLong(0);
    out.putLong(1).putLong(1).putLong(old.getInt(12)).putLong(old.getInt(16) + shift);
    out.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    out.putInt(0x06054b50).putInt(0).putShort((short) -1).putShort((short) -1).putInt(-1);
    out.putInt(-1).putShort((short) 0);
    return bytes;
  }
}
