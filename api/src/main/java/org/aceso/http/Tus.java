package org.aceso.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What requests and answers of the tus protocol carry beside what they are about. */
public final class Tus {
  static final String VERSIONED = "Tus-Resumable";
  private static final String VERSION = "1.0.0";

  private Tus() {}

  /** Whether an operation is part of it. */
  static boolean isSpoken(Operation operation) {
    return operation.headers().containsKey(VERSIONED);
  }

  /** Answers in the one version that there is, and refuses another. */
  static void greet(Context context, Operation operation) {
    context.header(VERSIONED, VERSION);
    String asked = context.header(VERSIONED);
    if (!VERSION.equals(asked) && !(asked == null && operation.isRead())) {
      throw new Refusal(
              ProblemType.TUS_VERSION_UNKNOWN,
              "send " + VERSIONED + ": " + VERSION + ", not " + (asked == null ? "none" : "that"))
          .header("Tus-Version", VERSION);
    }
  }

  /** What a request asks for: there, what others say in a body stands in headers. */
  static byte[] content(Call call, byte[] body) {
    return isSpoken(call.operation())
        ? Stream.of("Upload-Length", "Upload-Metadata")
            .map(name -> call.header(name).orElse(""))
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8)
        : body;
  }

  /** What OPTIONS tells of it. */
  public static Map<String, String> options(long mostBytes) {
    return Map.of(
        VERSIONED,
        VERSION,
        "Tus-Version",
        VERSION,
        "Tus-Extension",
        "creation,expiration,checksum,termination",
        "Tus-Checksum-Algorithm",
        "sha1,sha256",
        "Tus-Max-Size",
        Long.toString(mostBytes));
  }
}
