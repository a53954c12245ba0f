package org.aceso.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Submissions of so many rows, no two with the same bytes, so that each is a file of its own. */
final class Predictions {
  private static final String HEADER = "filename,0,1,2,3\n";
  private static final String[] ONE_HOT = {",1,0,0,0\n", ",0,1,0,0\n", ",0,0,1,0\n", ",0,0,0,1\n"};

  private final String truth;
  private final List<String> names = new ArrayList<>();
  private final List<Integer> classes = new ArrayList<>();
  private final AtomicLong made = new AtomicLong();

  private Predictions(String truth) {
    this.truth = truth;
    truth
        .lines()
        .skip(1)
        .forEach(
            line -> {
              int comma = line.indexOf(',');
              names.add(line.substring(0, comma));
              classes.add(line.substring(comma).replace(",", "").indexOf('1'));
            });
  }

  /** Predictions about the slides of the demonstration, numbered on until there are so many. */
  static Predictions of(int rows) throws IOException {
    try (InputStream in = Predictions.class.getResourceAsStream("/demo/truth.csv")) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      StringBuilder truth = new StringBuilder(lines.get(0)).append('\n');
      for (int row = 0; row < rows; row++) {
        int again = row / (lines.size() - 1);
        String line = lines.get(1 + row % (lines.size() - 1));
        truth.append(again == 0 ? "" : again + "-").append(line).append('\n');
      }
      return new Predictions(truth.toString());
    }
  }

  byte[] truth() {
    return truth.getBytes(StandardCharsets.UTF_8);
  }

  /** The next submission; right about 70 % of the slides. Any thread. */
  byte[] next() {
    Random random = new Random(made.incrementAndGet());
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < names.size(); i++) {
      boolean right = random.nextInt(10) < 7;
      csv.append(names.get(i)).append(ONE_HOT[right ? classes.get(i) : random.nextInt(4)]);
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }
}
