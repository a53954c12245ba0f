package org.aceso.metrics.segmentation;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.MetricInfo;

/**
 * A number that a structure of one case has.
 *
 * @param info what it means, without the parameter that names the structure
 * @param kind what it is when the structure is absent
 * @param formula for a structure; NaN where it is undefined
 * @param signedPart empty for most. Otherwise the formula has a sign, of which no direction is
 *     better: {@code info} is about its absolute value, and the mean with the sign is shown as the
 *     part of this name
 */
public record StructureMeasure(
    MetricInfo info,
    Kind kind,
    ToDoubleFunction<StructurePair> formula,
    Optional<String> signedPart) {

  /** A measure that is what its formula says. */
  public StructureMeasure(MetricInfo info, Kind kind, ToDoubleFunction<StructurePair> formula) {
    this(info, kind, formula, Optional.empty());
  }

  /** How a measure treats absent structures. */
  public enum Kind {
    /** 1 is best; the formula holds when one image has the structure. */
    OVERLAP,
    /** 1 is best; 0 when only one has it. */
    SURFACE_AGREEMENT,
    /** 0 is best; the worst distance when only one has it. */
    DISTANCE,
    /** 0 is best; the formula holds when one has it. */
    DIFFERENCE,
    /** The formula holds always. */
    AMOUNT
  }

  /** The value, with its sign; NaN when the structure does not count or the number is undefined. */
  public double of(StructurePair pair, AbsenceRule rule) {
    if (kind == Kind.AMOUNT) {
      return formula.applyAsDouble(pair);
    }
    boolean isAgreement = kind == Kind.OVERLAP || kind == Kind.SURFACE_AGREEMENT;
    if (pair.isAbsentInBoth()) {
      return rule.skipBoth() ? Double.NaN : isAgreement ? 1 : 0;
    }
    boolean needsBoth = kind == Kind.SURFACE_AGREEMENT || kind == Kind.DISTANCE;
    if (needsBoth && pair.isAbsentInOne()) {
      return rule.skipOne() ? Double.NaN : isAgreement ? 0 : rule.worstDistance();
    }
    return formula.applyAsDouble(pair);
  }
}
