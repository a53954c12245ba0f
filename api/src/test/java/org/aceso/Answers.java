package org.aceso;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.http.Digests;

/** What a server answers on many paths: status, entity tag, and the bytes of the body. */
final class Answers {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int MOST_SHOWN = 2_000;

  private Answers() {}

  static Map<String, String> of(String url, String token, List<String> paths)
      throws IOException, InterruptedException {
    Map<String, String> answers = new TreeMap<>();
    for (String path : paths) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Authorization", "Bearer " + token)
              .build();
      HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
      answers.put(path, text(answer));
    }
    return answers;
  }

  private static String text(HttpResponse<byte[]> answer) {
    String body = new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
    String digest = HexFormat.of().formatHex(Digests.sha256(answer.body()));
    // A problem names its request.
    boolean isProblem = answer.statusCode() >= 400;
    return answer.statusCode()
        + answer.headers().firstValue("ETag").map(tag -> " " + tag).orElse("")
        + (isProblem ? "" : " " + digest)
        + (isProblem ? "" : " " + body.substring(0, Math.min(body.length(), MOST_SHOWN)));
  }
}
