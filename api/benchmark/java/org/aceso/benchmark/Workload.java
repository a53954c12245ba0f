package org.aceso.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One kind of request, to the server and as its least counterpart.
 *
 * @param script the name of its SQL; empty where it is not measured alone
 */
record Workload(
    String name, String script, int status, Supplier<Request> server, Supplier<Request> bare) {

  /** All of them; asks the server for the size of each answer. */
  static List<Workload> all(URI server, Scene scene, Predictions predictions) throws IOException {
    String submissions = "/v1/phases/" + scene.phase() + "/submissions";
    AtomicInteger turn = new AtomicInteger();
    Supplier<Request> submit =
        () -> {
          Scene.Team team = scene.teams().get(turn.getAndIncrement() % scene.teams().size());
          return Request.post(submissions, team.token(), "text/csv", predictions.next());
        };
    int answer = size(server, submit.get());
    return List.of(
        read("GET leaderboard", "leaderboard", phase(scene) + "/leaderboard", server, scene),
        read("GET challenges", "", "/v1/challenges", server, scene),
        read("GET challenge", "challenge", "/v1/challenges/" + scene.challenge(), server, scene),
        read(
            "GET submission", "submission", "/v1/submissions/" + scene.submission(), server, scene),
        new Workload(
            "POST submission",
            "submit",
            201,
            submit,
            () -> Request.post("/" + answer, "none", "text/csv", predictions.next())));
  }

  private static String phase(Scene scene) {
    return "/v1/phases/" + scene.phase();
  }

  private static Workload read(String name, String script, String path, URI server, Scene scene)
      throws IOException {
    Request request = Request.get(path, scene.member());
    Request bare = Request.get("/" + size(server, request), scene.member());
    return new Workload(name, script, 200, () -> request, () -> bare);
  }

  private static int size(URI server, Request request) throws IOException {
    try (Connection connection = new Connection(server)) {
      Connection.Response response = connection.send(request);
      if (response.status() >= 300) {
        throw new IOException("answered " + response.status() + " " + response.text());
      }
      return response.body().length;
    }
  }
}
