package org.aceso;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.aceso.account.OperatorTokens;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine;

/** {@code aceso token revoke}. */
@CommandLine.Command(
    name = "revoke",
    description = "Revoke tokens by their ids. No server takes them from its next request on.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TokenRevokeCommand implements Callable<Integer> {
  @CommandLine.Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "tok_…, as token list shows it; never the secret")
  private List<String> ids;

  @CommandLine.Mixin private SettingsOption settings;
  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  @Override
  public Integer call() throws IOException {
    if (ids.stream().anyMatch(id -> !id.matches("tok_[0-9a-z]{26}"))) {
      throw new WrongUsageException("name tokens by their ids: tok_ and 26 characters");
    }
    try (OpenInstallation installation = OpenInstallation.open(settings.read())) {
      installation.jdbi().useTransaction(db -> ids.forEach(id -> revoke(id, db)));
    }
    return 0;
  }

  /** All or none: an unknown one leaves the others as they were. */
  private void revoke(String id, Handle db) {
    boolean counted =
        OperatorTokens.revoke(id, db)
            .orElseThrow(() -> new WrongUsageException("there is no token " + id));
    PrintWriter err = command.commandLine().getErr();
    err.println(id + (counted ? " is revoked" : " was revoked before"));
  }
}
