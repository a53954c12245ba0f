package org.aceso.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.aceso.TestServer;
import org.junit.jupiter.api.Test;

final class DemoTest {

  /** The main job, as a newcomer sees it. */
  @Test
  void demo_endsWithAFinalBoardOfAllTeams() {
    try (TestServer server = TestServer.start(Map.of())) {
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
      String phase = new Demo(server.url(), server.administrator(), out).run();

      DemoClient reader =
          new DemoClient(HttpClient.newHttpClient(), server.url(), server.administrator());
      JsonNode board = DemoClient.sure(reader.get("/v1/phases/" + phase + "/leaderboard"));
      assertTrue(board.path("final").asBoolean());
      assertEquals(Cohort.TEAMS, board.path("entries").size());
      double[] values =
          StreamSupport.stream(board.path("entries").spliterator(), false)
              .mapToDouble(entry -> entry.path("value").asDouble())
              .toArray();
      for (int i = 1; i < values.length; i++) {
        assertTrue(values[i - 1] >= values[i], "the board is in order");
      }
      String text = printed.toString(StandardCharsets.UTF_8);
      assertTrue(text.contains("INVALID=6"), text);
      assertTrue(text.contains("is refused beyond its quota"), text);
      assertTrue(
          text.contains("Overfit Hospital led the intermediate test and is number 36"), text);
    }
  }
}
