package org.aceso;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aceso.account.Token;
import picocli.CommandLine;

/** {@code aceso token}: for whoever may read the data folder, who needs no token to do so. */
@CommandLine.Command(
    name = "token",
    description =
        "Make, list and revoke tokens from the machine, while the server runs or not. The database is"
            + " that of the settings, as for serve.",
    subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class},
    synopsisSubcommandLabel = "create|list|revoke",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Your own administrator's token, in a variable:",
      "  TOKEN=$(aceso token create --new-person Ada --administrator --scopes all --expires 30d)",
      "",
      "Exit status: 0 done, 64 wrong usage, 1 the database cannot be used."
    })
final class TokenCommand {

  /** A token as the API shows it. */
  static Map<String, Object> json(Token token) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", token.id());
    json.put("personId", token.personId());
    json.put("name", token.name());
    json.put("scopes", token.scopes());
    json.put("createdAt", token.createdAt());
    json.put("expiresAt", token.expiresAt());
    putUnlessNull(json, "lastUsedAt", token.lastUsedAt());
    putUnlessNull(json, "revokedAt", token.revokedAt());
    return json;
  }

  private static void putUnlessNull(Map<String, Object> json, String name, Instant value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
