package org.aceso;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aceso.wire.Composite;
import org.aceso.wire.DatasetFile;
import org.aceso.wire.EntryRule;
import org.aceso.wire.ExternalEvaluator;
import org.aceso.wire.Missing;
import org.aceso.wire.NewPhase;
import org.aceso.wire.PhaseKind;
import org.aceso.wire.QuotaCounts;
import org.aceso.wire.QuotaLimit;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.Ranking;
import org.aceso.wire.Ties;
import org.aceso.wire.Visibility;

/** A phase to be created: open for years, ranked by accuracy, unless a test says otherwise. */
public final class PhaseForm {
  public PhaseKind kind = PhaseKind.FINAL;
  public Instant opensAt = Instant.parse("2020-01-01T00:00:00Z");
  public Instant closesAt = Instant.parse("2099-01-01T00:00:00Z");
  public String challengeType = "ordinal-classification@1";
  public Map<String, Object> settings = Map.of("format", "label");
  public List<Composite> composites;
  public DatasetFile reference;
  public DatasetFile cases;
  public Ranking ranking =
      new Ranking("accuracy@1", 6, Ties.SHARED, Missing.UNRANKED, EntryRule.BEST, 20, null);
  public List<QuotaLimit> quota = List.of();
  public QuotaCounts quotaCounts;
  public Map<String, Object> submissionMetadata;
  public Visibility visibility = Visibility.EVERYONE;
  public ExternalEvaluator externalEvaluator;

  /** At most so many submissions. */
  public PhaseForm limit(int limit, QuotaPeriod period) {
    quota = List.of(new QuotaLimit(limit, period, null));
    return this;
  }

  public NewPhase build() {
    return new NewPhase(
        kind,
        "A phase",
        opensAt,
        closesAt,
        challengeType,
        settings,
        composites,
        reference,
        cases,
        ranking,
        quota,
        quotaCounts,
        visibility,
        submissionMetadata,
        externalEvaluator);
  }
}
