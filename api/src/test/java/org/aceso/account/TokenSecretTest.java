package org.aceso.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TokenSecretTest {

  @Test
  void secrets_areWellFormedAndDifferent() {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String secret = TokenSecret.next();
      assertTrue(TokenSecret.isWellFormed(secret), secret);
      secrets.add(secret);
    }
    assertEquals(1_000, secrets.size());
  }

  @Test
  void anyOtherCharacterInAnyPlace_isNoticed() {
    String secret = TokenSecret.next();
    for (int i = 0; i < secret.length(); i++) {
      for (char other : "0aA_é\n".toCharArray()) {
        if (secret.charAt(i) != other) {
          String wrong = secret.substring(0, i) + other + secret.substring(i + 1);
          assertFalse(TokenSecret.isWellFormed(wrong), "place " + i);
        }
      }
    }
  }

  @Test
  void otherLengths_areRefused() {
    String secret = TokenSecret.next();
    assertFalse(TokenSecret.isWellFormed(""));
    assertFalse(TokenSecret.isWellFormed(secret.substring(1)));
    assertFalse(TokenSecret.isWellFormed(secret + "0"));
    assertFalse(TokenSecret.isWellFormed("0".repeat(100_000)));
  }
}
