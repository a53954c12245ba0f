package org.aceso.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.Campaign;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.Together;
import org.aceso.wire.QuotaPeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixty-four requests of a team at two processes, which have one submission left. */
final class QuotaProcessesTest {
  private static final int TOGETHER = 64;

  @TempDir private Path folder;

  @Test
  void oneLeft_isTakenOnceEachTime() throws Exception {
    try (KillablePostgres postgres = new KillablePostgres(folder.resolve("postgres"));
        Member one = serve(postgres);
        Member two = serve(postgres)) {
      String token = Files.readString(folder.resolve("data/admin-token")).strip();
      String url = one.url().orElseThrow();
      Scene scene = Scene.open(url, token);
      String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));
      int repeats = Campaign.repeats(3, 100);
      for (int round = 0; round < repeats; round++) {
        Caller team = scene.captain();
        List<Caller> callers = List.of(team, team.at(two.url().orElseThrow()));
        List<Integer> statuses =
            Together.run(
                TOGETHER, i -> () -> callers.get(i % 2).submit(phase, Scene.right(i % 9)).status());
        assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
        assertTrue(
            statuses.stream().allMatch(status -> List.of(201, 429, 503).contains(status)),
            statuses.toString());
        assertEquals(1, team.submissions().getQuota(phase).limits().get(0).used());
      }
      System.out.println(repeats + " times one of " + TOGETHER + " at two processes");
    }
  }

  private Member serve(KillablePostgres postgres) {
    Map<String, String> settings =
        Map.of("DATABASE_URL", postgres.url(), "DATABASE_USER", "postgres", "WORKERS", "1");
    return new Member("serve", folder.resolve("data"), settings);
  }
}
