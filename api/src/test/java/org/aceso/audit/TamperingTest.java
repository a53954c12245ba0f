package org.aceso.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a superuser does to 10 000 rows with all triggers off, the verifier finds it. */
final class TamperingTest {
  private static final int ROWS = 10_000;
  private static final long SEED = 20_261_124;
  private static OwnDatabase database;
  private static List<Link> chain;

  /** A column of the log or its seals. */
  record Column(String table, String name, String type) {
    String key() {
      return table.equals("audit_entry") ? "id" : "entry_id";
    }

    /** SQL of another value of the same type that differs in one place, at random. */
    String changed() {
      return switch (type) {
        case "text" -> oneCharacter();
        case "timestamp with time zone" ->
            name + " + (1 + floor(random() * 1000000)) * interval '1 microsecond'";
        case "bigint" -> name + " + 100000";
        case "bytea" ->
            """
            (SELECT set_bit(NAME, p, 1 - get_bit(NAME, p))
             FROM (SELECT floor(random() * 256)::int AS p) place)
            """
                .replace("NAME", name);
        default -> throw new AssertionError("a column of type " + type);
      };
    }

    private String oneCharacter() {
      return """
             (SELECT coalesce(left(NAME, p - 1)
                     || chr((ascii(substr(NAME, p, 1)) # (1 + floor(random() * 30))::int))
                     || substr(NAME, p + 1), 'x')
              FROM (SELECT 1 + floor(random() * length(NAME))::int AS p) place)
             """
          .replace("NAME", name);
    }

    @Override
    public String toString() {
      return table + "." + name;
    }
  }

  @BeforeAll
  static void fill() {
    database = OwnDatabase.create();
    database.fill(ROWS);
    chain = database.jdbi().withHandle(OwnDatabase::links);
    assertEquals(ROWS, chain.size());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  static Stream<Column> columns() {
    return database
        .jdbi()
        .withHandle(
            db ->
                db.createQuery(
                        """
                        SELECT table_name, column_name, data_type FROM information_schema.columns
                        WHERE table_name IN ('audit_entry', 'audit_seal')
                        ORDER BY table_name, ordinal_position
                        """)
                    .map(
                        (row, c) ->
                            new Column(row.getString(1), row.getString(2), row.getString(3)))
                    .list())
        .stream();
  }

  @Test
  void untouchedChain_isWhole() {
    Verification found = database.after(db -> {}, Optional.of(noted(ROWS)));
    assertEquals(Optional.empty(), found.fault());
    assertEquals(ROWS, found.count());
    assertEquals(noted(ROWS).hash(), found.hash());
  }

  @ParameterizedTest
  @MethodSource("columns")
  void anyByteOfOneRow_isFoundAtThatRow(Column column) {
    Random random = new Random(SEED + column.hashCode());
    for (int i = 0; i < 4; i++) {
      int seq = 1 + random.nextInt(ROWS);
      Verification found = database.after(db -> change(column, seq, db), Optional.empty());
      String fault = found.fault().orElseThrow(() -> new AssertionError(column + " of " + seq));
      assertEquals(seq - 1, found.count(), fault);
    }
  }

  /** Every one of the rows is changed, and each must be wrong by itself. */
  @ParameterizedTest
  @MethodSource("columns")
  void anyByteOfEveryRow_makesThatRowWrong(Column column) {
    if (column.name().equals("id") || column.name().equals("entry_id")) {
      return; // An entry and its seal no longer find each other: the test above.
    }
    String change = "UPDATE " + column.table() + " SET " + column.name() + " = " + column.changed();
    List<Link> links =
        database.attacked(
            db -> {
              assertEquals(ROWS, db.execute(change));
              return OwnDatabase.links(db);
            });
    for (int i = 0; i < ROWS; i++) {
      Link link = links.get(i);
      boolean right =
          link.previousHash().equals(chain.get(i).previousHash())
              && link.hash().equals(link.computedHash());
      assertFalse(right, column + " of " + link);
    }
  }

  @Test
  void otherValue_hasAnotherHash_whateverFieldItMovesTo() {
    Entry entry = chain.get(1).entry();
    Link link = chain.get(1);
    Entry shifted =
        new Entry(
            entry.id(),
            entry.recordedAt(),
            entry.origin(),
            entry.action(),
            entry.challengeId() + entry.subject().charAt(0),
            entry.subject().substring(1),
            entry.personId(),
            entry.actorId(),
            entry.platformId(),
            entry.credentialId(),
            entry.requestId(),
            entry.facts());
    Link other = new Link(link.seq(), link.sealedAt(), link.previousHash(), link.hash(), shifted);
    assertNotEquals(link.hash(), other.computedHash());
  }

  @Test
  void missingEntry_isFound() {
    assertFound(
        77,
        "its entry is missing",
        db -> db.execute("DELETE FROM audit_entry WHERE id = ?", id(77)));
  }

  @Test
  void missingLinkAndEntry_areFound() {
    assertFound(
        78,
        "missing",
        db -> {
          db.execute("DELETE FROM audit_seal WHERE seq = 78");
          db.execute("DELETE FROM audit_entry WHERE id = ?", id(78));
        });
  }

  @Test
  void missingLink_isFoundEvenWhenTheOthersMoveUp() {
    assertFound(
        4_000,
        "it does not name the hash of the link before",
        db -> {
          db.execute("DELETE FROM audit_seal WHERE seq = 4000");
          db.execute("UPDATE audit_seal SET seq = -seq WHERE seq > 4000");
          db.execute("UPDATE audit_seal SET seq = -seq - 1 WHERE seq < 0");
        });
  }

  @Test
  void slippedInEntry_isFound() {
    Verification found = database.after(db -> forge("aud_forged", db), Optional.empty());
    assertEquals(ROWS, found.count());
    assertTrue(
        found.fault().orElseThrow().contains("aud_forged is neither sealed nor"), found.toString());
  }

  @Test
  void slippedInLink_isFound() {
    assertFound(
        501,
        "",
        db -> {
          forge("aud_forged", db);
          db.execute("UPDATE audit_seal SET seq = -seq WHERE seq > 500");
          db.execute("UPDATE audit_seal SET seq = 1 - seq WHERE seq < 0");
          Link forged =
              Link.of(501, chain.get(500).sealedAt(), chain.get(499).hash(), chain.get(3).entry());
          db.execute(
              """
              INSERT INTO audit_seal (seq, entry_id, sealed_at, previous_hash, hash)
              VALUES (501, 'aud_forged', ?, decode(?, 'hex'), decode(?, 'hex'))
              """,
              forged.sealedAt(),
              forged.previousHash(),
              forged.hash());
        });
  }

  @Test
  void swappedEntries_areFoundAtTheFirst() {
    assertFound(
        10,
        "its content does not give its hash",
        db -> {
          swap("audit_seal", "entry_id", id(10), id(20), db);
        });
  }

  @Test
  void swappedLinks_areFoundAtTheFirst() {
    assertFound(
        10,
        "it does not name the hash of the link before",
        db -> {
          db.execute("UPDATE audit_seal SET seq = -20 WHERE seq = 10");
          db.execute("UPDATE audit_seal SET seq = 10 WHERE seq = 20");
          db.execute("UPDATE audit_seal SET seq = 20 WHERE seq = -20");
        });
  }

  @Test
  void entryThatLostItsPlaceInTheQueue_isFound() {
    Verification found =
        database.after(
            db -> {
              OwnDatabase.append(1, db);
              db.execute("DELETE FROM audit_pending");
            },
            Optional.empty());
    assertTrue(found.fault().orElseThrow().contains("neither sealed nor waits"), found.toString());
  }

  @Test
  void waitingEntryThatIsGone_isFound() {
    Verification found =
        database.after(
            db -> {
              String id = OwnDatabase.append(1, db);
              db.execute("DELETE FROM audit_entry WHERE id = ?", id);
            },
            Optional.empty());
    assertTrue(found.fault().orElseThrow().contains("waits, but is missing"), found.toString());
  }

  @Test
  void cutTail_isFoundWithAHeadThatWasNoted() {
    Consumer<Handle> cut =
        db -> {
          db.execute(
              "DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_seal WHERE seq > 9900)");
          db.execute("DELETE FROM audit_seal WHERE seq > 9900");
        };
    assertEquals(
        Optional.empty(), database.after(cut, Optional.empty()).fault(), "by itself it cannot be");
    assertEquals(
        Optional.of("the chain ends at 9900, before the noted 9950"),
        database.after(cut, Optional.of(noted(9_950))).fault());
  }

  @Test
  void chainThatWasWrittenAnew_isFoundWithAHeadThatWasNoted() {
    Consumer<Handle> rewrite =
        db -> {
          db.execute("UPDATE audit_entry SET subject = 'sub_other' WHERE id = ?", id(9_000));
          rewriteFrom(9_000, db);
        };
    assertEquals(Optional.empty(), database.after(rewrite, Optional.empty()).fault());
    for (int seq : List.of(9_000, 9_001, ROWS)) {
      String fault = database.after(rewrite, Optional.of(noted(seq))).fault().orElseThrow();
      assertTrue(fault.startsWith("link " + seq + " ") && fault.endsWith("written anew"), fault);
    }
    assertEquals(Optional.empty(), database.after(rewrite, Optional.of(noted(8_999))).fault());
  }

  private static void rewriteFrom(int seq, Handle db) {
    String previous = chain.get(seq - 2).hash();
    for (Link old : OwnDatabase.links(db).subList(seq - 1, ROWS)) {
      Link link = Link.of(old.seq(), old.sealedAt(), previous, old.entry());
      previous = link.hash();
      db.execute(
          """
          UPDATE audit_seal SET previous_hash = decode(?, 'hex'), hash = decode(?, 'hex')
          WHERE seq = ?
          """,
          link.previousHash(),
          link.hash(),
          link.seq());
    }
  }

  private static void change(Column column, int seq, Handle db) {
    int changed =
        db.execute(
            "UPDATE %s SET %s = %s WHERE %s = ?"
                .formatted(column.table(), column.name(), column.changed(), column.key()),
            id(seq));
    assertEquals(1, changed);
  }

  private static void swap(String table, String column, String one, String other, Handle db) {
    String set = "UPDATE " + table + " SET " + column + " = ? WHERE " + column + " = ?";
    db.execute(set, "between", one);
    db.execute(set, one, other);
    db.execute(set, other, "between");
  }

  private static void forge(String id, Handle db) {
    db.execute(
        """
        INSERT INTO audit_entry (id, origin, action, subject, facts)
        VALUES (?, 'BACKGROUND', 'PRIZE_DECIDED', 'pri_1', '{}')
        """,
        id);
  }

  private static void assertFound(int seq, String problem, Consumer<Handle> change) {
    Verification found = database.after(change, Optional.empty());
    String fault = found.fault().orElseThrow();
    assertEquals(seq - 1, found.count(), fault);
    assertTrue(fault.contains(problem), fault);
  }

  private static String id(int seq) {
    return chain.get(seq - 1).entry().id();
  }

  private static NotedHead noted(int seq) {
    return new NotedHead(seq, chain.get(seq - 1).hash());
  }
}
