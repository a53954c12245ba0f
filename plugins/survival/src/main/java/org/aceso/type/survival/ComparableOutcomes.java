package org.aceso.type.survival;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.aceso.metrics.survival.CensoredRisk;
import org.aceso.metrics.survival.ConcordanceMetrics;
import org.aceso.metrics.survival.FollowUp;
import org.aceso.spi.Artifact;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.DataFormat;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** A format of outcomes that refuses those among which no two can be compared: C is undefined. */
record ComparableOutcomes(DataFormat<FollowUp[]> outcomes, List<Endpoint> endpoints)
    implements DataFormat<FollowUp[]> {

  @Override
  public FormatInfo info() {
    return outcomes.info();
  }

  @Override
  public Cases<FollowUp[]> open(Artifact artifact, CaseList cases, Issues issues)
      throws IOException {
    Cases<FollowUp[]> opened = outcomes.open(artifact, cases, issues);
    if (opened == null) {
      return null;
    }
    List<FollowUp[]> all = new ArrayList<>();
    for (int index = 0; index < cases.size(); index++) {
      if (opened.has(index)) {
        // What is wrong with a single row is reported when the host reads it.
        all.add(opened.read(index, issue -> {}));
      }
    }
    for (int endpoint = 0; endpoint < endpoints.size(); endpoint++) {
      if (!isComparable(all, endpoint)) {
        issues.error(
            "no_comparable_pair",
            "there is no case with the event of which another is known to have had it later:"
                + " no ranking can be scored",
            Location.file(artifact.entries().get(0).name())
                .inField(endpoints.get(endpoint).event()));
      }
    }
    return opened;
  }

  private static boolean isComparable(List<FollowUp[]> all, int endpoint) {
    List<CensoredRisk> tied =
        all.stream().map(outcomes -> new CensoredRisk(outcomes[endpoint], 0)).toList();
    int[] ones = IntStream.generate(() -> 1).limit(tied.size()).toArray();
    return !tied.isEmpty()
        && !Double.isNaN(new ConcordanceMetrics(0).harrell().prepare(tied).value(ones));
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    outcomes.listCases(reference, found, issues);
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    outcomes.writeSample(cases, out);
  }
}
