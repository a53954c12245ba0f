package org.aceso.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tests do at the entrance of a challenge: documents, form, registrations. */
record Entrance(World world, Trial trial) {

  static Entrance open() {
    World world = World.shared();
    return new Entrance(world, world.trial());
  }

  String path(String tail) {
    return trial.path() + tail;
  }

  Caller organiser() {
    return trial.organiser();
  }

  Caller person() {
    return world.person(World.COMPETITOR);
  }

  static String id(Caller caller) {
    return caller.get("/v1/me").expect(200).json().at("/person/id").asText();
  }

  /** Publishes an English text, and answers what accepts it. */
  Map<String, Object> publish(String kind, String text) {
    return publish(kind, Map.of("text", Map.of("en", text)));
  }

  Map<String, Object> publish(String kind, Map<String, Object> draft) {
    return acceptance(organiser().post(path("/documents/" + kind), draft).expect(201).json());
  }

  /** What accepts a version. */
  static Map<String, Object> acceptance(JsonNode document) {
    return Map.of(
        "kind", document.get("kind").asText(),
        "version", document.get("version").asInt(),
        "sha256", document.get("sha256").asText());
  }

  Reply form(Map<String, ?> patch) {
    String form = path("/registration-form");
    String etag = organiser().get(form).expect(200).header("ETag");
    return organiser().patch(form, etag, patch);
  }

  void manual() {
    form(Map.of("approval", "MANUAL")).expect(200);
  }

  Reply register(Caller person, Object... acceptances) {
    return registerWith(person, Map.of(), acceptances);
  }

  Reply registerWith(Caller person, Map<String, ?> more, Object... acceptances) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    if (acceptances.length > 0) {
      body.put("acceptances", List.of(acceptances));
    }
    return person.post(path("/registrations"), body);
  }

  Reply own(Caller person) {
    return person.get(path("/registrations/me"));
  }

  Reply change(Caller person, Map<String, ?> patch) {
    String etag = own(person).expect(200).header("ETag");
    return person.patch(path("/registrations/me"), etag, patch);
  }

  Reply withdraw(Caller person) {
    return person.post(path("/registrations/me/withdraw"));
  }

  Reply approve(Caller by, String person) {
    return by.post(path("/registrations/" + person + "/approve"));
  }

  Reply refuse(Caller by, String person, boolean again) {
    return by.post(
        path("/registrations/" + person + "/refuse"),
        Map.of("reason", "No address of a hospital.", "mayRegisterAgain", again));
  }

  Reply grant(String role, String person) {
    return organiser().send("PUT", path("/roles/" + role + "/" + person), "", null);
  }

  Trial.Team team(Caller captain) {
    Map<String, String> name = Map.of("name", "Team " + id(captain));
    return new Trial.Team(captain.post(path("/teams"), name).expect(201).get("id"), captain);
  }
}
