package org.aceso.meta;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.aceso.database.DatabaseClock;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Contract;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.wire.HealthState;
import org.aceso.wire.Meta;
import org.aceso.wire.ProblemKind;
import org.aceso.wire.ProblemKindList;
import org.jdbi.v3.core.Handle;

/** Who handles the operations about the server itself. */
public final class MetaRoutes {
  private final Contract contract;
  private final Health health;
  private final Supplier<Meta> meta;
  private final Viewer viewer = new Viewer();

  /**
   * @param meta versions and types, without the clock
   */
  public MetaRoutes(Contract contract, Health health, Supplier<Meta> meta) {
    this.contract = contract;
    this.health = health;
    this.meta = meta;
  }

  public void register(Api api) {
    api.on("getMeta", this::meta);
    api.on("listProblems", (call, db) -> Answer.ok(catalogue(call)));
    api.on("getProblem", (call, db) -> problem(call, call.path("problemName")));
    api.alone(
        "getHealth", call -> Answer.ok(new org.aceso.wire.Health(HealthState.UP, null)).unstored());
    api.alone("getReadiness", call -> readiness());
    api.alone(
        "getContract", call -> Answer.ok(contract.yaml()).with("Content-Type", "application/yaml"));
    api.alone("getContractAsJson", call -> Answer.ok(contract.tree()));
    api.alone("getDocs", call -> viewer.page());
    api.alone("getDocsAsset", call -> viewer.asset(call.path("asset")));
  }

  private Answer meta(Call call, Handle db) {
    Meta versions = meta.get();
    return Answer.ok(
            new Meta(
                versions.version(),
                versions.spiVersion(),
                DatabaseClock.now(db),
                versions.challengeTypes()))
        .unstored();
  }

  private Answer readiness() {
    Map<String, String> checks = health.ask();
    boolean up = checks.values().stream().allMatch("up"::equals);
    var state = new org.aceso.wire.Health(up ? HealthState.UP : HealthState.DOWN, checks);
    return new Answer(up ? 200 : 503, state, Map.of()).unstored();
  }

  private static ProblemKindList catalogue(Call call) {
    return new ProblemKindList(
        Arrays.stream(ProblemType.values()).map(type -> wire(call, type)).toList());
  }

  private static Answer problem(Call call, String name) {
    return Arrays.stream(ProblemType.values())
        .filter(type -> type.path().equals(name))
        .findFirst()
        .map(type -> Answer.ok(wire(call, type)))
        .orElseThrow(() -> Refusal.notFound("kind of problem; GET /problems lists all"));
  }

  private static ProblemKind wire(Call call, ProblemType type) {
    return new ProblemKind(
        call.uri(type),
        call.page(type),
        type.title(),
        type.status(),
        type.meaning(),
        type.remedy());
  }
}
