package org.aceso.http;

import io.javalin.http.Context;

/** Holds the head of a request against its operation, before anybody asks who calls. */
record Heads(Cursors cursors, Edge edge) {

  Call check(Context context, Operation operation) {
    if (!Accept.of(context.header("Accept")).takesOneOf(operation.produces())) {
      throw new Refusal(
          ProblemType.NOT_ACCEPTABLE,
          "this is answered as " + String.join(" or ", operation.produces()) + " only");
    }
    RequestCheck.path(operation, context.pathParamMap());
    RequestCheck.query(operation, context.queryParamMap());
    RequestCheck.headers(operation, context::header);
    if (operation.needsIfMatch() && context.header("If-Match") == null) {
      throw new Refusal(
          ProblemType.PRECONDITION_REQUIRED, "send the ETag that you read as If-Match");
    }
    return new Call(context, operation, cursors, edge.url());
  }
}
