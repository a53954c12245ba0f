package org.aceso.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aceso.event.EventType;
import org.junit.jupiter.api.Test;

/** What webhooks receive is written under {@code webhooks} of the contract, type by type. */
final class WebhookSchemasTest {

  @Test
  void everyType_isWrittenWithItsMembers() throws IOException {
    Map<String, Set<String>> written = new TreeMap<>();
    for (JsonNode family : contract().get("webhooks")) {
      JsonNode schema = family.at("/post/requestBody/content/application~1json/schema/allOf/1");
      for (JsonNode kind : schema.get("oneOf")) {
        Set<String> members = new TreeSet<>();
        kind.at("/properties/data/required").forEach(one -> members.add(one.asText()));
        kind.at("/properties/type/enum").forEach(type -> written.put(type.asText(), members));
      }
    }
    Map<String, Set<String>> published = new TreeMap<>();
    for (EventType type : EventType.values()) {
      Set<String> members = new TreeSet<>(type.members());
      if (type != EventType.WEBHOOK_PING) {
        members.add("challengeId");
      }
      published.put(type.word(), members);
    }
    assertEquals(published, written);
  }

  private static JsonNode contract() throws IOException {
    try (InputStream in = WebhookSchemasTest.class.getResourceAsStream("/openapi.yaml")) {
      return new YAMLMapper().readTree(in);
    }
  }
}
