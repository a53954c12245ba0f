package org.aceso.account;

import java.util.Optional;
import java.util.Set;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.wire.NewPerson;
import org.aceso.wire.NewToken;
import org.aceso.wire.TokenList;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on people and tokens. */
public final class AccountRoutes {
  private final Accounts accounts;

  public AccountRoutes(Accounts accounts) {
    this.accounts = accounts;
  }

  public void register(Api api) {
    api.on("createPerson", this::createPerson);
    api.on("getMe", this::me);
    api.on("listTokens", this::tokens);
    api.on("createToken", this::createToken);
    api.on("revokeToken", this::revoke);
  }

  private Answer createPerson(Call call, Handle db) {
    NewPerson wanted = call.body(NewPerson.class);
    return Answer.created(
        AccountJson.person(accounts.createPerson(wanted.displayName(), Set.of(), db)));
  }

  private Answer me(Call call, Handle db) {
    return Answer.ok(AccountJson.me(accounts.get(call.caller().personId(), db), call.caller()));
  }

  private Answer tokens(Call call, Handle db) {
    call.requireInPerson("reads tokens");
    return Answer.ok(
        new TokenList(
            accounts.tokens(call.caller(), db).stream()
                .map(token -> AccountJson.token(token, null))
                .toList()));
  }

  private Answer createToken(Call call, Handle db) {
    call.requireInPerson("makes tokens");
    NewToken wanted = call.body(NewToken.class);
    String secret = call.caller().isPlatform() ? TokenSecret.nextForPlatform() : TokenSecret.next();
    Token token =
        accounts.createToken(
            call.caller(),
            Optional.ofNullable(wanted.personId()),
            wanted.name(),
            secret,
            AccountJson.words(wanted.scopes()),
            wanted.expiresAt(),
            db);
    return Answer.created(AccountJson.token(token, secret));
  }

  private Answer revoke(Call call, Handle db) {
    call.requireInPerson("revokes tokens");
    accounts.revoke(call.caller(), call.path("tokenId"), db);
    return Answer.noContent();
  }
}
