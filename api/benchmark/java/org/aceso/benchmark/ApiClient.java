package org.aceso.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Speaks JSON with the server as one person, to prepare what is measured and to look on. */
final class ApiClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;
  private final String token;

  ApiClient(URI server, String token) throws IOException {
    this.connection = new Connection(server);
    this.token = token;
  }

  JsonNode get(String path) throws IOException {
    return send(Request.get(path, token));
  }

  JsonNode post(String path, Map<String, ?> body) throws IOException {
    byte[] json = body.isEmpty() ? new byte[0] : JSON.writeValueAsBytes(body);
    return send(Request.post(path, token, "application/json", json));
  }

  JsonNode csv(String method, String path, byte[] csv) throws IOException {
    return send(Request.of(method, path, token, "text/csv", csv));
  }

  private JsonNode send(Request request) throws IOException {
    Connection.Response response = connection.send(request);
    if (response.status() >= 300) {
      String line = new String(request.bytes(), StandardCharsets.UTF_8).lines().findFirst().get();
      throw new IOException(line + " answered " + response.status() + " " + response.text());
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
