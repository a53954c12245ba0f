package org.aceso.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.aceso.http.Refusal;

/**
 * An address as a person states it. Whether mail arrives there nobody knows: what is checked is its
 * form, by the rule of HTML for e-mail fields, with the lengths of RFC 5321 and a dot in the
 * domain.
 */
final class Email {
  private static final int MOST_CHARACTERS = 254;
  private static final int MOST_BEFORE_AT = 64;

  /** Neither two dots in a row nor one at an end. */
  private static final Pattern LOCAL =
      Pattern.compile("[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]++)*+");

  private static final Pattern LABEL =
      Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");

  private Email() {}

  /** The address as it is stored: small letters after the at sign, where case means nothing. */
  static String of(String wanted) {
    int at = wanted.lastIndexOf('@');
    String local = wanted.substring(0, Math.max(at, 0));
    String domain = wanted.substring(at + 1);
    String[] labels = domain.split("\\.", -1);
    boolean fits =
        wanted.length() <= MOST_CHARACTERS
            && local.length() <= MOST_BEFORE_AT
            && LOCAL.matcher(local).matches()
            && labels.length > 1
            && Arrays.stream(labels).allMatch(label -> LABEL.matcher(label).matches());
    if (!fits) {
      throw Refusal.member(
          "#/email",
          "email",
          "is no address such as ada@example.org; an international domain is written as xn--…");
    }
    return local + '@' + domain.toLowerCase(Locale.ROOT);
  }
}
