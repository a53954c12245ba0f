package org.aceso.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aceso.event.Event;
import org.aceso.http.Json;
import org.aceso.wire.EventPage;

/** Events on the wire. */
final class FeedJson {
  private FeedJson() {}

  static EventPage page(List<Event> shown, String next) {
    return new EventPage(shown.stream().map(FeedJson::wire).toList(), next);
  }

  private static org.aceso.wire.Event wire(Event event) {
    Map<String, String> data = new LinkedHashMap<>();
    Json.parse(event.data(), JsonNode.class)
        .properties()
        .forEach(member -> data.put(member.getKey(), member.getValue().asText()));
    return new org.aceso.wire.Event(event.id(), event.type(), event.occurredAt(), data);
  }
}
