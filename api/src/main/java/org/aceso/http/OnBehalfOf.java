package org.aceso.http;

import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Reads the header by which a hosting platform says for whom it acts. Whoever else sends it is
 * refused, so that nobody takes an act of their own for that of another.
 */
final class OnBehalfOf {
  static final String HEADER = "On-Behalf-Of";

  /** As the schema ExternalId of the contract. */
  static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~@:|+=-]{0,127}");

  private final Delegation delegation;

  OnBehalfOf(Delegation delegation) {
    this.delegation = delegation;
  }

  /** Whether the request says that it is for somebody else. */
  static boolean isNamed(Call call) {
    return !call.actsOnBehalfOf().isEmpty();
  }

  /** From here on the call is that of the user whom the header names. */
  void apply(Call call, Handle db) {
    List<String> named = call.actsOnBehalfOf();
    if (call.viewer().filter(Principal::isPlatform).isEmpty()) {
      throw new Refusal(
          ProblemType.DELEGATION_REFUSED,
          "only a hosting platform acts for others: leave out the header On-Behalf-Of");
    }
    if (named.size() > 1 || !EXTERNAL_ID.matcher(named.get(0)).matches()) {
      throw Refusal.header(
          HEADER,
          "form",
          "names one user by 1 to 128 letters, digits and ._~@:|+=-, first a letter or digit");
    }
    call.actsFor(delegation.onBehalfOf(call, named.get(0), db));
  }
}
