package org.aceso.benchmark;

import io.javalin.Javalin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The least that Javalin can do: answers {@code GET /<bytes>} with JSON of that size, and reads the
 * body of a POST and answers 201.
 */
final class BareServer {
  private BareServer() {}

  public static void main(String[] arguments) {
    Javalin server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.startup.startupWatcherEnabled = false;
                  config.routes.get(
                      "/{bytes}",
                      context ->
                          context
                              .contentType("application/json")
                              .result(json(Integer.parseInt(context.pathParam("bytes")))));
                  config.routes.post(
                      "/{bytes}",
                      context -> {
                        if (context.bodyAsBytes().length == 0) {
                          throw new IOException("a body was expected");
                        }
                        context
                            .status(201)
                            .contentType("application/json")
                            .result(json(Integer.parseInt(context.pathParam("bytes"))));
                      });
                })
            .start("127.0.0.1", 0);
    System.out.println("listens on http://localhost:" + server.port());
  }

  private static byte[] json(int bytes) {
    String frame = "{\"hello\":\"\"}";
    String filling = "x".repeat(Math.max(0, bytes - frame.length()));
    return ("{\"hello\":\"" + filling + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
