package org.aceso.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What the server writes to a request that no client library would send. */
record RawReply(String text) {

  /**
   * @param head request line and headers, each with its line end
   */
  static RawReply of(String url, String head) {
    return of(url, head, "");
  }

  /** The same with a body. */
  static RawReply of(String url, String head, String body) {
    URI server = URI.create(url);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(20_000);
      String request = head + "Host: localhost\r\nConnection: close\r\n\r\n" + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new RawReply(
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("no reply to " + head, e);
    }
  }

  String status() {
    return text.split(" ", 3)[1];
  }
}
