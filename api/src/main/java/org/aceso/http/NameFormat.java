package org.aceso.http;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** {@code format: name}: what is shown as the name of something, on pages that others make. */
final class NameFormat implements Format {
  static final String MEANING =
      "must be one line of visible text in Unicode's normal form C, without control and direction"
          + " characters";

  /** Joiners are part of scripts and of emoji. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\u200c\\u200d]]");

  private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\u200c\\u200d]*+");

  @Override
  public String getName() {
    return "name";
  }

  @Override
  public boolean matches(ExecutionContext context, String value) {
    return !INVISIBLE.matcher(value).find()
        && !BLANK.matcher(value).matches()
        && Normalizer.isNormalized(value, Normalizer.Form.NFC);
  }
}
