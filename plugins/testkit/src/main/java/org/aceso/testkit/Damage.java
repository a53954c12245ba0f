package org.aceso.testkit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages submissions as uploads and people do, the same way for the same seed. */
public final class Damage {
  /** How many damaged submissions a type must stand when they are single files. */
  private static final int OF_FILES = 400;

  /** The same of folders: each time all of their files are copied and read, and one is damaged. */
  private static final int OF_FOLDERS = 160;

  private static final List<String> ODD =
      List.of(
          "",
          "NaN",
          "Infinity",
          "-1e400",
          "1e-400",
          "-0.0",
          "1d",
          "0x1p3",
          " ",
          "\"",
          "\0",
          "\r\n",
          ",",
          ",,,,",
          "99999999999999999999",
          "\u00e9",
          "\ud83d\ude00",
          "null",
          "#",
          "../x",
          "\t");

  private Damage() {}

  /** How often to damage one of these submissions. */
  static int rounds(List<Path> submissions) {
    return submissions.stream().anyMatch(Files::isDirectory) ? OF_FOLDERS : OF_FILES;
  }

  /** A damaged copy of a submission; of a folder, one of its files is damaged. */
  public static Path of(Path original, Path target, long seed) {
    Random random = new Random(seed);
    Folders.copy(original, target);
    Path victim = target;
    while (Files.isDirectory(victim)) {
      List<Path> inner = Folders.list(victim);
      if (inner.isEmpty()) {
        return target;
      }
      victim = inner.get(random.nextInt(inner.size()));
    }
    Folders.write(victim, damaged(Folders.read(victim), random));
    return target;
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return randomBytes(random);
    }
    return switch (random.nextInt(6)) {
      case 0 -> randomBytes(random);
      case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> flipped(bytes, random);
      case 3 -> splice(bytes, random, new byte[0]);
      case 4 -> splice(bytes, random, oddText(random));
      default -> splice(bytes, random, part(bytes, random));
    };
  }

  private static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(2_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    for (int i = random.nextInt(8); i >= 0; i--) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] oddText(Random random) {
    return ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] part(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(200)));
  }

  /** Puts something in place of a few bytes. */
  private static byte[] splice(byte[] bytes, Random random, byte[] inserted) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + random.nextInt(20));
    byte[] spliced = Arrays.copyOf(bytes, bytes.length - (to - from) + inserted.length);
    System.arraycopy(inserted, 0, spliced, from, inserted.length);
    System.arraycopy(bytes, to, spliced, from + inserted.length, bytes.length - to);
    return spliced;
  }
}
