package org.aceso.account;

import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.VisibleText;
import org.aceso.wire.BlockReason;
import org.aceso.wire.PersonBlock;

/** Who handles the operations on who is blocked. */
public final class BlockRoutes {
  public void register(Api api) {
    api.on(
        "blockPerson",
        (call, db) -> show(Blocks.block(call, call.path("personId"), reason(call), db)));
    api.on(
        "unblockPerson",
        (call, db) -> show(Blocks.unblock(call, call.path("personId"), reason(call), db)));
  }

  private static String reason(Call call) {
    VisibleText.require(call.tree());
    return call.body(BlockReason.class).reason();
  }

  private static Answer show(Block block) {
    return Answer.ok(
        new PersonBlock(
            new org.aceso.wire.Person(block.personId(), block.displayName()),
            block.isBlocked(),
            block.at().orElse(null),
            block.reason().orElse(null)));
  }
}
