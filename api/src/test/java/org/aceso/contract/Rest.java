package org.aceso.contract;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests with REST Assured, sent as they are written, whose replies are held to the contract. */
final class Rest {
  private static final RestAssuredConfig AS_WRITTEN =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));
  private static final Filter CHECKED =
      (request, response, context) -> {
        Response answer = context.next(request, response);
        ReplyCheck.check(
            new Reply(
                request.getMethod(),
                URI.create(request.getURI()).getRawPath(),
                answer.statusCode(),
                headers(answer),
                answer.asByteArray()));
        return answer;
      };

  private Rest() {}

  /** A request of this caller. */
  static RequestSpecification as(Caller caller) {
    RequestSpecification request =
        given().config(AS_WRITTEN).baseUri(caller.url()).urlEncodingEnabled(false).filter(CHECKED);
    return caller.authorization() == null
        ? request
        : request.header("Authorization", caller.authorization());
  }

  private static HttpHeaders headers(Response answer) {
    Map<String, List<String>> all =
        answer.headers().asList().stream()
            .collect(
                Collectors.groupingBy(
                    Header::getName, Collectors.mapping(Header::getValue, Collectors.toList())));
    return HttpHeaders.of(all, (name, value) -> true);
  }
}
