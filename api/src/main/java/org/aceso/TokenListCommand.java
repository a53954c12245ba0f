package org.aceso;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aceso.account.OperatorTokens;
import org.aceso.account.Token;
import org.aceso.database.DatabaseClock;
import org.aceso.http.Json;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine;

/** {@code aceso token list}. */
@CommandLine.Command(
    name = "list",
    description = "List tokens without their secrets, newest first, one a line.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TokenListCommand implements Callable<Integer> {
  private static final int PAGE = 200;

  @CommandLine.Option(
      names = "--person",
      paramLabel = "ID",
      description = "those of this person alone; of everybody by default")
  private String person;

  @CommandLine.Option(names = "--json", description = "print one JSON object with all of them")
  private boolean json;

  @CommandLine.Mixin private SettingsOption settings;
  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  @Override
  public Integer call() throws IOException {
    try (OpenInstallation installation = OpenInstallation.open(settings.read())) {
      installation.jdbi().useHandle(db -> print(all(db), DatabaseClock.now(db)));
    }
    return 0;
  }

  private List<Token> all(Handle db) {
    List<Token> all = new ArrayList<>();
    List<Token> page;
    do {
      Optional<String> after =
          all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).id());
      page = OperatorTokens.page(Optional.ofNullable(person), after, PAGE, db);
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  private void print(List<Token> tokens, Instant now) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(Json.text(Map.of("items", tokens.stream().map(TokenCommand::json).toList())));
    } else {
      tokens.forEach(token -> out.println(line(token, now)));
    }
    out.flush();
  }

  private static String line(Token token, Instant now) {
    return String.join(
        "  ",
        token.id(),
        token.personId(),
        state(token, now),
        token.lastUsedAt() == null ? "never used" : "last used " + token.lastUsedAt(),
        String.join(",", token.scopes()),
        token.name());
  }

  private static String state(Token token, Instant now) {
    if (token.revokedAt() != null) {
      return "revoked " + token.revokedAt();
    }
    return (token.expiresAt().isAfter(now) ? "until " : "expired ") + token.expiresAt();
  }
}
