package org.aceso.account;

import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Principal;
import org.aceso.wire.Me;
import org.aceso.wire.NewPerson;
import org.aceso.wire.NewToken;
import org.aceso.wire.TokenPage;
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
    api.on("editMe", this::editMe);
    api.on("listTokens", this::tokens);
    api.on("getToken", this::token);
    api.on("createToken", this::createToken);
    api.on("revokeToken", this::revoke);
  }

  private Answer createPerson(Call call, Handle db) {
    NewPerson wanted = call.body(NewPerson.class);
    Person person = accounts.createPerson(wanted.displayName(), db);
    Audit.record(call, AuditAction.PERSON_CREATED, null, person.id(), Map.of(), db);
    return Answer.created(AccountJson.person(person));
  }

  private Answer me(Call call, Handle db) {
    return show(call, accounts.get(call.caller().personId(), db), db);
  }

  private Answer editMe(Call call, Handle db) {
    Person old = accounts.lock(call.caller().personId(), db);
    call.requireMatch(AccountJson.tag(old, shown(call, old, db)));
    return show(call, accounts.change(call, old, AccountJson.patched(old, call), db), db);
  }

  private static Answer show(Call call, Person person, Handle db) {
    Me me = shown(call, person, db);
    return Answer.ok(me).etag(AccountJson.tag(person, me));
  }

  private static Me shown(Call call, Person person, Handle db) {
    Principal caller = call.caller();
    return AccountJson.me(person, caller, IdentityQueries.issuer(caller.credentialId(), db));
  }

  private Answer tokens(Call call, Handle db) {
    call.requireInPerson("reads tokens");
    return call.page(
        accounts.tokens(call.caller(), call.after(), call.limit() + 1, db),
        Token::id,
        (shown, next) ->
            new TokenPage(
                shown.stream().map(token -> AccountJson.token(token, null)).toList(), next));
  }

  private Answer token(Call call, Handle db) {
    call.requireInPerson("reads tokens");
    return Answer.ok(
        AccountJson.token(accounts.token(call.caller(), call.path("tokenId"), db), null));
  }

  private Answer createToken(Call call, Handle db) {
    call.requireInPerson("makes tokens");
    String secret = call.caller().isPlatform() ? TokenSecret.nextForPlatform() : TokenSecret.next();
    Token token =
        accounts.createToken(
            call.caller(), AccountJson.wanted(call.body(NewToken.class)), secret, db);
    Audit.record(
        call, AuditAction.TOKEN_CREATED, null, token.id(), OperatorTokens.facts(token), db);
    if (accounts.exchange(call.caller(), token, db)) {
      revoked(call, call.caller().credentialId(), db);
    }
    return Answer.created("/v1/tokens/" + token.id(), AccountJson.token(token, secret));
  }

  private Answer revoke(Call call, Handle db) {
    call.requireInPerson("revokes tokens");
    String id = call.path("tokenId");
    if (accounts.revoke(call.caller(), id, db)) {
      revoked(call, id, db);
    }
    return Answer.noContent();
  }

  private static void revoked(Call call, String tokenId, Handle db) {
    Audit.record(call, AuditAction.TOKEN_REVOKED, null, tokenId, Map.of(), db);
  }
}
