package org.aceso.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opaque places in a list. Signed together with the list and its filters, so that a cursor can be
 * neither made up nor used on another list.
 */
final class Cursors {
  private static final int SIGNATURE = 12;

  private final SecretKeySpec secret;

  Cursors(byte[] secret) {
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  String seal(String key, String filter) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    byte[] sealed = Arrays.copyOf(sign(key, filter), SIGNATURE + bytes.length);
    System.arraycopy(bytes, 0, sealed, SIGNATURE, bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  String open(String cursor, String filter) {
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(cursor);
      if (sealed.length > SIGNATURE) {
        String key =
            new String(sealed, SIGNATURE, sealed.length - SIGNATURE, StandardCharsets.UTF_8);
        if (MessageDigest.isEqual(sign(key, filter), Arrays.copyOf(sealed, SIGNATURE))) {
          return key;
        }
      }
    } catch (IllegalArgumentException e) {
      // Not base64: refused below like any other cursor that is not ours.
    }
    throw Refusal.parameter("after", "cursor", "is not the next of a page of this list");
  }

  private byte[] sign(String key, String filter) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      mac.update(filter.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)), SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
