package org.aceso.platform;

import java.util.Map;
import java.util.Optional;
import org.aceso.account.AccountJson;
import org.aceso.account.ServiceTokens;
import org.aceso.account.Token;
import org.aceso.account.TokenLimits;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.wire.NewPlatformToken;
import org.aceso.wire.PlatformTokenPage;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on the tokens of platforms. */
public final class PlatformTokenRoutes {
  private final Platforms platforms;
  private final TokenLimits limits;

  public PlatformTokenRoutes(Platforms platforms, TokenLimits limits) {
    this.platforms = platforms;
    this.limits = limits;
  }

  public void register(Api api) {
    api.on("listPlatformTokens", this::list);
    api.on("createPlatformToken", this::create);
    api.on("revokePlatformToken", this::revoke);
  }

  private Answer list(Call call, Handle db) {
    return call.page(
        ServiceTokens.page(account(call, db), call.after(), call.limit() + 1, db),
        Token::id,
        (shown, next) ->
            new PlatformTokenPage(
                shown.stream().map(token -> AccountJson.token(token, null)).toList(), next));
  }

  private Answer create(Call call, Handle db) {
    NewPlatformToken wanted = call.body(NewPlatformToken.class);
    ServiceTokens.Minted minted =
        ServiceTokens.mint(
            account(call, db),
            wanted.name(),
            AccountJson.words(wanted.scopes()),
            Optional.ofNullable(wanted.expiresAt()),
            limits,
            db);
    Token token = minted.token();
    Audit.record(
        call,
        AuditAction.TOKEN_CREATED,
        null,
        token.id(),
        Map.of(
            "person", token.personId(), "scopes", token.scopes(), "expiresAt", token.expiresAt()),
        db);
    return Answer.created(AccountJson.token(token, minted.secret()));
  }

  private Answer revoke(Call call, Handle db) {
    String token = call.path("tokenId");
    ServiceTokens.revoke(account(call, db), token, db);
    Audit.record(call, AuditAction.TOKEN_REVOKED, null, token, Map.of(), db);
    return Answer.noContent();
  }

  private String account(Call call, Handle db) {
    return platforms.get(call.path("platformId"), db).accountId();
  }
}
