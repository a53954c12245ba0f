package org.aceso.runner.child;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aceso.runner.json.RunnerJson;

/** Writes a request as its name and arguments. The names are a closed list, not class names. */
final class RequestJson {
  private static final ObjectMapper JSON = RunnerJson.mapper();
  private static final Map<String, Class<? extends Request<?>>> CALLS =
      List.<Class<? extends Request<?>>>of(
              Request.Describe.class,
              Request.Configure.class,
              Request.ListCases.class,
              Request.WriteSample.class,
              Request.CheckReference.class,
              Request.Validate.class,
              Request.Score.class,
              Request.Observe.class,
              Request.ScoreParts.class)
          .stream()
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private RequestJson() {}

  static byte[] write(Request<?> request) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("call", request.getClass().getSimpleName());
    node.set("arguments", JSON.valueToTree(request));
    return JSON.writeValueAsBytes(node);
  }

  static Request<?> read(byte[] bytes) throws IOException {
    ObjectNode node = JSON.readValue(bytes, ObjectNode.class);
    Class<? extends Request<?>> call = CALLS.get(node.path("call").asText());
    if (call == null) {
      throw new IOException("there is no call " + node.path("call"));
    }
    return JSON.treeToValue(node.path("arguments"), call);
  }
}
