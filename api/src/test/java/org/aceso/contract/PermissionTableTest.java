package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.aceso.access.Permission;
import org.aceso.access.Role;
import org.junit.jupiter.api.Test;

/** The table of permissions is one, wherever it stands. */
final class PermissionTableTest {

  @Test
  void documents_showTheTableThatIsEnforced() {
    String shown = "";
    for (JsonNode tag : Spec.ROOT.get("tags")) {
      shown += tag.path("description").asText();
    }
    assertTrue(shown.contains(Permission.table()), () -> "put this in:\n" + Permission.table());
  }

  @Test
  void everyOperation_saysWhatItRequires() {
    for (Spec.Op op : Spec.OPERATIONS) {
      Permission.named(op.node().path("x-requires").asText("(" + op.id() + " says nothing)"));
    }
  }

  /** Else a token would be asked for what anybody may, or the other way round. */
  @Test
  void openOperations_areThoseThatAnybodyMay() {
    for (Spec.Op op : Spec.OPERATIONS) {
      boolean anonymous = false;
      for (JsonNode way : op.node().path("security")) {
        anonymous |= way.isEmpty();
      }
      Permission needed = Permission.named(op.node().get("x-requires").asText());
      assertEquals(needed.roles().contains(Role.ANYONE), anonymous, op.id());
    }
  }

  /** A line above those that decide what else is shown is there for an operation. */
  @Test
  void lines_areUsed() {
    Set<Permission> used = new TreeSet<>();
    Spec.OPERATIONS.forEach(op -> used.add(Permission.named(op.node().get("x-requires").asText())));
    for (Permission line : Permission.values()) {
      if (line.compareTo(Permission.READ_DRAFTS) < 0) {
        assertTrue(used.contains(line), line + " is required by nothing");
      }
    }
  }

  @Test
  void dutiesThatExclude_doSoBothWays() {
    for (Role one : Role.values()) {
      for (Role other : Role.values()) {
        assertEquals(one.excludes(other), other.excludes(one));
      }
      assertFalse(one.excludes(one));
    }
    assertTrue(Role.DPO.excludes(Role.DATA_MANAGER));
    assertTrue(Role.JURY.excludes(Role.COMPETITOR));
  }
}
