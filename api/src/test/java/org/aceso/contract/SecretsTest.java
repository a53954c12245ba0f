package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Logs are read by more people than the database. */
final class SecretsTest {

  /** Down to TRACE, which an operator may ask for. */
  @Test
  void logsOfAWholeChallenge_holdNoSecret(@TempDir Path fresh) {
    Secrets secrets = new Secrets();
    try (Logs logs = Logs.open();
        TestServer server = TestServer.start(fresh, Map.of())) {
      new Walk(new World(server, secrets::learn), new ArrayList<>()).go();
      assertTrue(secrets.known() >= 5, "the walk shows tokens and invitations");
      assertTrue(logs.text().contains("brings [binary-risk@1]"), logs.text());
      assertEquals(List.of(), secrets.in(logs.text()));
    }
  }

  /**
   * Not named by their parameters: names of tests stand in reports, where secrets are looked for.
   */
  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "GET /x?token=aceso_pat_0123456789abcdefghjkmnpqrstvwxyz0123456789",
        "{Authorization=Bearer abcdefghijkl}",
        "code inv_0123456789abcdefghjkmnpqrstvwxyz",
        "whsec_0123456789abcdefghijABCDEFGHIJ+/==",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjM0In0.",
        "invited ada.lovelace@example.org"
      })
  void secretInALog_isFound(String line) {
    try (Logs logs = Logs.open()) {
      LoggerFactory.getLogger("org.aceso.contract").debug(line);
      assertEquals(1, new Secrets().in(logs.text()).size(), logs.text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"the type binary-risk@1", "the bearer of news", "tok_01jd0000000000000000000000"})
  void whatIsNoSecret_isNotFound(String line) {
    assertEquals(List.of(), new Secrets().in(line));
  }
}
