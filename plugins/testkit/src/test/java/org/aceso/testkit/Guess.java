package org.aceso.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.aceso.spi.Better;
import org.aceso.spi.Case;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** Guess one number a case: the type on which the contract is proven. */
public class Guess implements ChallengeType {
  private static final AtomicInteger MOOD = new AtomicInteger();
  private static final List<byte[]> KEPT = Collections.synchronizedList(new ArrayList<>());
  private static final MetricInfo MEAN =
      MetricInfo.of("mean_error", "Mean error", Better.LOWER, 0, Double.POSITIVE_INFINITY);
  private static final MetricInfo MAX =
      MetricInfo.of("max_error", "Largest error", Better.LOWER, 0, Double.POSITIVE_INFINITY);
  private static final MetricInfo SPREAD =
      MetricInfo.of("spread", "Largest guess over smallest, when they differ", Better.HIGHER, 0, 1);

  private final Flaw flaw;
  private final ThreadLocal<Integer> seen = ThreadLocal.withInitial(() -> 0);

  public Guess() {
    this(Flaw.NONE);
  }

  protected Guess(Flaw flaw) {
    this.flaw = flaw;
  }

  /** A guess and the row where it stood. */
  record Value(double number, int row) {}

  record Gap(double size, double guess, int row) {}

  @Override
  public Id id() {
    return Id.of("guess");
  }

  @Override
  public String title() {
    return flaw == Flaw.MOODY ? "Mood " + MOOD.incrementAndGet() : "Guess a number";
  }

  @Override
  public List<Setting> settings() {
    return List.of(Setting.integer("floor", 0, "Errors below it count as 0."));
  }

  @Override
  public Evaluation<Value, Value, Gap> configure(Settings settings, Issues issues) {
    long floor = settings.integer("floor");
    return new Evaluation<>(
        new GuessFormat(flaw, false),
        new GuessFormat(flaw, true),
        List.of(
            (about, value, found) -> {
              if (value.number() < 0) {
                found.error("negative", "must not be negative", Location.NOWHERE);
              }
            }),
        List.of(),
        Gap.class,
        this::observe,
        List.of(
            Metric.mean(directed(MEAN), Gap::size),
            metric(directed(MAX).with(Map.of("floor", Long.toString(floor))), Guess::largest),
            metric(directed(SPREAD), this::spread)));
  }

  private MetricInfo directed(MetricInfo info) {
    return flaw == Flaw.DIRECTIONLESS
        ? MetricInfo.of(info.id().name(), info.title(), Better.NEITHER, info.least(), info.most())
        : info;
  }

  private Gap observe(Case about, Value prediction, Value reference) {
    double error = Math.abs(prediction.number() - reference.number());
    if (flaw == Flaw.KEEPING) {
      keep();
    }
    if (flaw == Flaw.EXIT) {
      System.exit(7);
    }
    return switch (flaw) {
      case WRONG_VALUE -> new Gap(error + 1e-6, prediction.number(), prediction.row());
      case THREAD_STATE -> new Gap(counted(error), prediction.number(), prediction.row());
      case CLOCK -> new Gap(error + System.nanoTime() % 1e6, prediction.number(), 0);
      default -> new Gap(error, prediction.number(), prediction.row());
    };
  }

  private static void keep() {
    KEPT.add(new byte[1 << 12]);
    if (KEPT.size() == 1) {
      Thread kept =
          new Thread(
              () -> {
                try {
                  Thread.sleep(600_000);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              "guess-kept");
      kept.start();
    }
  }

  /** Counts the cases that came before on the same thread, slowly enough for others to help. */
  private double counted(double error) {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int before = seen.get();
    seen.set(before + 1);
    return error + before;
  }

  private interface Aggregate {
    double of(List<Gap> gaps, int[] counts);
  }

  private static Metric<Gap> metric(MetricInfo info, Aggregate aggregate) {
    return new Metric<>() {
      @Override
      public MetricInfo info() {
        return info;
      }

      @Override
      public Scorer prepare(List<Gap> inCaseOrder) {
        return counts -> aggregate.of(inCaseOrder, counts);
      }
    };
  }

  private static double largest(List<Gap> gaps, int[] counts) {
    double largest = 0;
    for (int i = 0; i < counts.length; i++) {
      largest = counts[i] > 0 ? Math.max(largest, gaps.get(i).size()) : largest;
    }
    return largest;
  }

  /** Undefined when all guesses are equal. */
  private double spread(List<Gap> gaps, int[] counts) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    double rows = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        least = Math.min(least, gaps.get(i).guess());
        most = Math.max(most, gaps.get(i).guess());
        rows = rows / 3 + gaps.get(i).row();
      }
    }
    double spread = least == most ? Double.NaN : 1 - least / most;
    return switch (flaw) {
      case ROW_ORDER -> spread / (1 + rows);
      case OUT_OF_RANGE -> 1 + most;
      default -> spread;
    };
  }
}
