package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say of themselves, and who gets to see it. */
final class EditMeTest {
  private static final String ADDRESS = "Ada.L+trial@example.org";

  private final Entrance entrance = Entrance.open();
  private final Caller person = entrance.person();

  @Test
  void nameAndAddress_areShownToThePerson() {
    Reply changed =
        edit(person, Map.of("displayName", "Ada", "email", "Ada.L@Example.ORG")).expect(200);
    assertEquals("Ada", changed.json().at("/person/displayName").asText());
    assertEquals("Ada", changed.get("displayName"));
    assertEquals("Ada.L@example.org", changed.get("email"));
    Reply read = person.get("/v1/me").expect(200);
    assertEquals(changed.json(), read.json());
    assertEquals(changed.header("ETag"), read.header("ETag"));
    assertTrue(person.get("/v1/me/export").expect(200).text().contains("Ada.L@example.org"));
    Reply removed = edit(person, Collections.singletonMap("email", null)).expect(200);
    assertFalse(removed.json().has("email"));
    assertEquals("Ada", removed.get("displayName"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "ada@localhost",
        "@example.org",
        "ada@",
        "ada@@example.org",
        "ada@example..org",
        "ada@-example.org",
        ".ada@example.org",
        "a..da@example.org",
        "ada@example.org ",
        "ada lovelace@example.org",
        "Ada <ada@example.org>",
        "ada@example.org\nBcc: all@example.org",
        "ada@exämple.org",
        "ada\u202e@example.org"
      })
  void textThatIsNoAddress_isRefused(String text) {
    Reply refused = edit(person, Map.of("email", text)).expect(422);
    assertEquals("#/email", refused.json().at("/errors/0/pointer").asText());
    assertFalse(person.get("/v1/me").json().has("email"));
  }

  // A pattern that goes back would still be at it when the world has ended.
  @Test
  @Timeout(60)
  void longAddress_isRefused() {
    for (String local : List.of("a".repeat(65), "a.".repeat(60), "a".repeat(240))) {
      edit(person, Map.of("email", local + "@example.org")).expect(422);
    }
    edit(person, Map.of("email", "a".repeat(64) + "@example.org")).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "Ada\u202e", "\u200bAda", "Ada\u0000", "Ada\nLovelace"})
  void nameThatHidesSomething_isRefused(String name) {
    edit(person, Map.of("displayName", name)).expect(422);
  }

  @Test
  void edit_needsTheVersionThatWasRead() {
    String tag = person.get("/v1/me").header("ETag");
    Map<String, String> name = Map.of("displayName", "First");
    person
        .send(Request.of("PATCH", "/v1/me").body("application/merge-patch+json", "{}"))
        .expect(428);
    person.patch("/v1/me", tag, name).expect(200);
    person.patch("/v1/me", tag, Map.of("displayName", "Second")).expect(412);
    Reply read = person.get("/v1/me");
    assertNotEquals(tag, read.header("ETag"));
    assertEquals("First", read.get("displayName"));
    Reply same = person.patch("/v1/me", read.header("ETag"), name).expect(200);
    assertEquals(read.header("ETag"), same.header("ETag"));
  }

  @Test
  void address_isShownToOrganisersWhileThePersonConsentsAlone() {
    edit(person, Map.of("email", ADDRESS)).expect(200);
    entrance.registerWith(person, Map.of("contactConsent", true)).expect(201);
    assertEquals(ADDRESS, contacts().at("/items/0/email").asText());
    String list = entrance.path("/registrations");
    for (String path : List.of(list, list + "/" + Entrance.id(person))) {
      assertFalse(entrance.organiser().get(path).expect(200).text().contains(ADDRESS));
    }
    entrance.change(person, Map.of("contactConsent", false)).expect(200);
    assertFalse(contacts().toString().contains(ADDRESS));
    entrance.change(person, Map.of("contactConsent", true)).expect(200);
    assertEquals(ADDRESS, contacts().at("/items/0/email").asText());
    entrance.withdraw(person).expect(200);
    assertFalse(contacts().toString().contains(ADDRESS));
  }

  @Test
  void addressOfWhoIsNoCompetitor_isNotShown() {
    edit(person, Map.of("email", ADDRESS)).expect(200);
    entrance.manual();
    entrance.registerWith(person, Map.of("contactConsent", true)).expect(201);
    assertFalse(contacts().toString().contains(ADDRESS));
    entrance.approve(entrance.organiser(), Entrance.id(person)).expect(200);
    assertTrue(contacts().toString().contains(ADDRESS));
    entrance.refuse(entrance.organiser(), Entrance.id(person), false).expect(200);
    assertFalse(contacts().toString().contains(ADDRESS));
  }

  @Test
  void readingAddresses_isRecordedOnceARequestWithWhoseTheyAre() {
    entrance.registerWith(entrance.person(), Map.of("contactConsent", true)).expect(201);
    contacts();
    assertEquals(List.of(), entries("CONTACTS_READ"));
    edit(person, Map.of("email", ADDRESS)).expect(200);
    entrance.registerWith(person, Map.of("contactConsent", true)).expect(201);
    contacts();
    List<JsonNode> entries = entries("CONTACTS_READ");
    assertEquals(1, entries.size());
    JsonNode entry = entries.get(0);
    assertEquals(Entrance.id(entrance.organiser()), entry.get("personId").asText());
    assertEquals(1, entry.at("/facts/people").size());
    assertEquals(Entrance.id(person), entry.at("/facts/people/0").asText());
    assertFalse(entry.toString().contains(ADDRESS));
  }

  @Test
  void change_isRecordedWithoutWhatItIs() {
    edit(person, Map.of("displayName", "Ada Lovelace", "email", ADDRESS)).expect(200);
    JsonNode entries =
        entrance
            .world()
            .administrator()
            .get("/v1/audit?action=PERSON_CHANGED&subject=" + Entrance.id(person))
            .expect(200)
            .json()
            .get("items");
    assertEquals(1, entries.size());
    assertEquals("[\"displayName\",\"email\"]", entries.at("/0/facts/members").toString());
    assertFalse(entries.toString().contains(ADDRESS) || entries.toString().contains("Lovelace"));
  }

  @Test
  void platform_editsItsUsersAndNotItself() {
    World.Platform platform = entrance.world().platform();
    Caller user = platform.user("user-1");
    edit(user, Map.of("displayName", "Grace", "email", "grace@example.org")).expect(200);
    assertEquals("grace@example.org", user.get("/v1/me").get("email"));
    assertFalse(platform.user("user-2").get("/v1/me").json().has("email"));
    edit(platform.caller(), Map.of("displayName", "Another")).expect(403);
    String users = "/v1/platforms/" + platform.id() + "/users";
    assertFalse(platform.caller().get(users).expect(200).text().contains("grace@"));
  }

  private JsonNode contacts() {
    return entrance.organiser().get(entrance.path("/contacts")).expect(200).json();
  }

  private List<JsonNode> entries(String action) {
    JsonNode items =
        entrance
            .organiser()
            .get(entrance.path("/audit?action=" + action))
            .expect(200)
            .json()
            .get("items");
    JsonNode[] all = new JsonNode[items.size()];
    Arrays.setAll(all, items::get);
    return List.of(all);
  }

  private static Reply edit(Caller who, Map<String, ?> patch) {
    return who.patch("/v1/me", who.get("/v1/me").expect(200).header("ETag"), patch);
  }
}
