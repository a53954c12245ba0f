package org.aceso.quota;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aceso.http.Digests;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.phase.Phase;
import org.aceso.phase.QuotaLimit;

/**
 * Whether a team's member could submit at an instant.
 *
 * @param limits each limit of the phase
 * @param reasons what a submission would be refused with
 * @param state names all of this: 32 hexadecimal digits
 */
public record Eligibility(List<Quota.State> limits, List<Refusal> reasons, String state) {
  private static final int DIGITS = 32;

  public static Eligibility of(
      Phase phase, Admission admission, List<Quota.State> limits, List<Refusal> reasons) {
    String text =
        String.join(
            "\n",
            phase.id(),
            phase.state().name(),
            Long.toString(phase.version()),
            admission.teamId(),
            limits.stream().map(Eligibility::text).collect(Collectors.joining(",")),
            reasons.stream()
                .map(reason -> reason.type().path())
                .collect(Collectors.toCollection(TreeSet::new))
                .toString());
    return new Eligibility(
        limits, reasons, HexFormat.of().formatHex(Digests.sha256(text)).substring(0, DIGITS));
  }

  /** What is under way may end at any moment, which takes nothing from anybody. */
  private static String text(Quota.State state) {
    return state.limit().period() == QuotaLimit.Period.CONCURRENT
        ? state.limit().name()
        : state.text() + " used " + state.used();
  }

  public boolean isEligible() {
    return reasons.isEmpty();
  }

  /** Refuses when the caller knew of another state of things. */
  public void require(Optional<String> known) {
    if (known.isPresent() && !known.get().equals(state)) {
      throw new Refusal(
              ProblemType.ELIGIBILITY_CHANGED,
              "the state of things is not the one that the caller read")
          .with("eligibility", state);
    }
  }
}
