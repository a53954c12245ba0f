package org.aceso.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A request as it goes over the wire. */
record Request(byte[] bytes) {

  static Request get(String path, String token) {
    return of("GET", path, token, null, new byte[0]);
  }

  static Request post(String path, String token, String mediaType, byte[] body) {
    return of("POST", path, token, mediaType, body);
  }

  static Request of(String method, String path, String token, String mediaType, byte[] body) {
    StringBuilder head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: localhost\r\nAuthorization: Bearer ").append(token).append("\r\n");
    if (mediaType != null) {
      head.append("Content-Type: ").append(mediaType).append("\r\n");
    }
    if (!method.equals("GET")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return new Request(bytes.toByteArray());
  }
}
