package org.aceso.http;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aceso.access.Permission;

/**
 * One operation of the contract.
 *
 * @param id its operationId
 * @param method in capitals
 * @param path with parameters in braces
 * @param pathParameters their schemas by name
 * @param queryParameters their schemas by name
 * @param headers the schemas of the request headers it declares, by name in any case
 * @param mediaTypes what it reads; empty when it has no body
 * @param body the schema of a JSON body, if it has one
 * @param mostValues how many values and brackets a JSON body has at most
 * @param bodyRequired whether the body may not be left out
 * @param anonymous whether it may be called without a token
 * @param scopes what a token needs
 * @param permission what the caller needs
 * @param produces the media types of its successes; empty when they have no body
 * @param ratePolicy the policy that its requests are counted by, if not that of reads or writes
 * @param deprecation that it will go, if so
 */
record Operation(
    String id,
    String method,
    String path,
    Map<String, Parameter> pathParameters,
    Map<String, Parameter> queryParameters,
    Map<String, Parameter> headers,
    List<String> mediaTypes,
    Optional<Schema> body,
    int mostValues,
    boolean bodyRequired,
    boolean anonymous,
    Set<String> scopes,
    Permission permission,
    Set<String> produces,
    Optional<String> ratePolicy,
    Optional<Deprecation> deprecation) {

  /** A parameter's schema and the type that it names. */
  record Parameter(Schema schema, String type) {}

  boolean isRead() {
    return method.equals("GET");
  }

  /** Whether a person's requests are counted as validations. */
  boolean isValidation() {
    return ratePolicy.equals(Optional.of("validations"));
  }

  boolean isIdempotent() {
    return headers.containsKey("Idempotency-Key");
  }

  /** Whether an edit must name what it changes; where there may be nothing yet, it need not. */
  boolean needsIfMatch() {
    return headers.containsKey("If-Match") && !headers.containsKey("If-None-Match");
  }

  /** By the convention of the contract. */
  boolean isList() {
    return id.startsWith("list");
  }
}
