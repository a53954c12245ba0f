package org.aceso;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.aceso.access.Role;
import org.aceso.account.Accounts;
import org.aceso.account.OperatorTokens;
import org.aceso.account.Person;
import org.aceso.http.Json;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine;

/** {@code aceso token create}. */
@CommandLine.Command(
    name = "create",
    description =
        "Make a token. Its secret alone goes to standard output, once; everything else to standard"
            + " error.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TokenCreateCommand implements Callable<Integer> {
  @CommandLine.ArgGroup(multiplicity = "1")
  private Owner owner;

  @CommandLine.Option(
      names = "--administrator",
      description = "the new person administers this installation")
  private boolean administrator;

  @CommandLine.Option(
      names = "--scopes",
      required = true,
      split = ",",
      paramLabel = "SCOPE",
      description = "what the token can be used for, separated by commas; all for everything")
  private List<String> scopes;

  @CommandLine.Option(
      names = "--expires",
      required = true,
      paramLabel = "TIME",
      description = "after how long it ends: 30d, 12h or 45m")
  private String expires;

  @CommandLine.Option(
      names = "--name",
      defaultValue = "made on the machine",
      description = "what it is called in lists; ${DEFAULT-VALUE} by default")
  private String name;

  @CommandLine.Option(
      names = "--json",
      description = "print one JSON object, with the secret in it, instead of the secret alone")
  private boolean json;

  @CommandLine.Mixin private SettingsOption settings;
  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  /** Whose token it is. */
  private static final class Owner {
    @CommandLine.Option(names = "--person", paramLabel = "ID", description = "somebody who is here")
    private String person;

    @CommandLine.Option(
        names = "--new-person",
        paramLabel = "NAME",
        description = "somebody new, with this name")
    private String newPerson;
  }

  @Override
  public Integer call() throws IOException {
    Config config = settings.read();
    Duration life = life(config);
    List<String> wanted = scopes();
    if (administrator && owner.newPerson == null) {
      throw new WrongUsageException("--administrator goes with --new-person");
    }
    try (OpenInstallation installation = OpenInstallation.open(config)) {
      installation.jdbi().useTransaction(db -> print(make(wanted, life, db)));
    }
    return 0;
  }

  private OperatorTokens.Minted make(List<String> wanted, Duration life, Handle db) {
    Person person =
        owner.newPerson == null
            ? OperatorTokens.person(owner.person, db)
                .orElseThrow(
                    () -> new WrongUsageException("there is no person \"" + owner.person + "\""))
            : newPerson(db);
    return OperatorTokens.mint(person, required("--name", name), wanted, life, db);
  }

  private Person newPerson(Handle db) {
    Set<Role> roles = administrator ? Set.of(Role.ADMINISTRATOR) : Set.of();
    try {
      return OperatorTokens.newPerson(required("--new-person", owner.newPerson), roles, db);
    } catch (Refusal refusal) {
      throw new WrongUsageException("--new-person cannot be used: " + refusal.getMessage());
    }
  }

  private void print(OperatorTokens.Minted minted) {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    if (json) {
      Map<String, Object> whole = TokenCommand.json(minted.token());
      whole.put("secret", minted.secret());
      out.println(Json.text(whole));
    } else {
      err.println("token " + minted.token().id() + " of person " + minted.token().personId());
      err.println("scopes: " + String.join(" ", minted.token().scopes()));
      err.println("ends:   " + minted.token().expiresAt());
      out.println(minted.secret());
    }
    out.flush();
    err.flush();
  }

  private List<String> scopes() {
    if (scopes.equals(List.of("all"))) {
      return Accounts.SCOPES;
    }
    Set<String> unknown = new TreeSet<>(scopes);
    unknown.removeAll(Accounts.SCOPES);
    if (!unknown.isEmpty()) {
      throw new WrongUsageException(
          "there is no scope "
              + String.join(" ", unknown)
              + "; there are "
              + String.join(" ", Accounts.SCOPES));
    }
    return scopes.stream().distinct().toList();
  }

  private Duration life(Config config) {
    Duration most = config.days(ServerSetting.TOKEN_DAYS);
    Duration life = duration();
    if (life.isNegative() || life.isZero() || life.compareTo(most) > 0) {
      throw new WrongUsageException(
          "--expires must be more than nothing and at most " + most.toDays() + "d");
    }
    return life;
  }

  private Duration duration() {
    try {
      boolean days = expires.endsWith("d") || expires.endsWith("D");
      return Duration.parse((days ? "P" : "PT") + expires);
    } catch (DateTimeParseException e) {
      throw new WrongUsageException(
          "--expires must be as 30d, 12h or 45m, not \"" + expires + "\"");
    }
  }

  private static String required(String option, String text) {
    if (text.isBlank() || text.strip().length() > 100) {
      throw new WrongUsageException(option + " must have 1 to 100 characters");
    }
    return text.strip();
  }
}
