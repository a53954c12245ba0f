package org.aceso.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/**
 * Personal data as the audit log holds them: HMAC-SHA-256 under a random salt of the person. Who
 * has the salt can show that an entry meant a certain name or address; once it is deleted with the
 * person nobody can, and the chain stays as it was.
 */
public final class PersonalDigests {
  private static final int SALT_BYTES = 32;

  private PersonalDigests() {}

  /** The digest of something personal, in hexadecimal digits. */
  public static String of(String personId, String personal, Handle db) {
    SaltQueries.insertIfAbsent(personId, Ids.bytes(SALT_BYTES), db);
    return digest(SaltQueries.get(personId, db), personal);
  }

  private static String digest(byte[] salt, String personal) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(personal.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
