package org.aceso.meta;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.aceso.http.Answer;
import org.aceso.http.Refusal;

/** Swagger UI out of its jar, pointed at this server's contract. Loads nothing from elsewhere. */
final class Viewer {
  private static final String WEBJAR = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final Map<String, String> TYPES =
      Map.of(
          "swagger-ui.css", "text/css",
          "swagger-ui-bundle.js", "text/javascript",
          "favicon-32x32.png", "image/png",
          "start.js", "text/javascript");
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>Aceso API</title>
        <link rel="stylesheet" href="/docs/swagger-ui.css">
        <link rel="icon" href="/docs/favicon-32x32.png">
      </head>
      <body>
        <div id="viewer"></div>
        <script src="/docs/swagger-ui-bundle.js"></script>
        <script src="/docs/start.js"></script>
      </body>
      </html>
      """;
  private static final String START =
      """
      SwaggerUIBundle({url: "/openapi.json", dom_id: "#viewer", deepLinking: true, validatorUrl: null});
      """;

  private final String folder = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

  Answer page() {
    return Answer.ok(PAGE)
        .with("Content-Type", "text/html; charset=utf-8")
        .with(
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
  }

  Answer asset(String name) throws IOException {
    String type = TYPES.get(name);
    if (type == null) {
      throw Refusal.notFound("file of the viewer");
    }
    if (name.equals("start.js")) {
      return Answer.ok(START).with("Content-Type", type);
    }
    try (InputStream in = Viewer.class.getResourceAsStream(folder + name)) {
      return Answer.ok(in.readAllBytes()).with("Content-Type", type);
    }
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Viewer.class.getResourceAsStream(WEBJAR)) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("the viewer's jar cannot be read", e);
    }
    return properties.getProperty("version");
  }
}
