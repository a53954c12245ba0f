package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.aceso.client.ApiClient;
import org.aceso.client.ApiException;
import org.aceso.wire.Issue;
import org.aceso.wire.Problem;
import org.junit.jupiter.api.function.Executable;

/** A request that the server must refuse, and the problem it gives. */
public record Refused(int status, Problem problem) {

  /** Makes the request. */
  public static Refused by(Executable request) {
    ApiException refused = assertThrows(ApiException.class, request);
    try {
      Problem problem =
          ApiClient.createDefaultObjectMapper().readValue(refused.getResponseBody(), Problem.class);
      return new Refused(refused.getCode(), problem);
    } catch (IOException e) {
      throw new UncheckedIOException("not a problem: " + refused.getResponseBody(), e);
    }
  }

  /** Makes the request, which must be answered so. */
  public static void with(int status, Executable request) {
    Refused refused = by(request);
    assertEquals(status, refused.status(), () -> refused.problem().detail());
  }

  /** Makes the request and answers 200, or the status it was refused with. */
  public static int status(Executable request) {
    try {
      request.execute();
      return 200;
    } catch (ApiException refused) {
      return refused.getCode();
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
  }

  /** Status and state in one, as in {@code 409 OPEN}. */
  public String statusAndState() {
    return status + " " + problem.state();
  }

  /** The codes of the issues of a self-test. */
  public List<String> codes() {
    return problem.issues().stream().map(Issue::code).distinct().toList();
  }
}
