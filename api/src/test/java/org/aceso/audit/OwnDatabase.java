package org.aceso.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.aceso.TestServer;
import org.aceso.database.Database;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A database of one's own on the PostgreSQL of the shared server: others keep their chain. */
final class OwnDatabase implements AutoCloseable {
  private final String url;
  private final Database database;

  private OwnDatabase(String url) {
    this.url = url;
    this.database = Database.open(url, "postgres", password(), 16);
  }

  static OwnDatabase create() {
    TestServer server = TestServer.shared();
    String name = Ids.next("audit");
    server.jdbi().useHandle(db -> db.execute("CREATE DATABASE " + name));
    return new OwnDatabase(server.databaseUrl().replaceFirst("/postgres$", "/" + name));
  }

  /** The same database with connections of another server. */
  OwnDatabase again() {
    return new OwnDatabase(url);
  }

  private static String password() {
    try {
      Path file = TestServer.shared().data().resolve("postgresql-password");
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return url;
  }

  Jdbi jdbi() {
    return database.jdbi();
  }

  /** Entries of all shapes, committed and sealed. */
  void fill(int count) {
    jdbi()
        .useTransaction(
            db -> {
              for (int i = 0; i < count; i++) {
                append(i, db);
              }
            });
    Sealer.sealAll(jdbi());
  }

  static String append(int i, Handle db) {
    AuditAction action = AuditAction.values()[i % AuditAction.values().length];
    String id = Ids.next("aud");
    Who who =
        i % 3 == 0
            ? Who.nobody(Origin.BACKGROUND)
            : new Who(
                Origin.REQUEST,
                Ids.next("per"),
                i % 3 == 1 ? null : Ids.next("per"),
                i % 3 == 1 ? null : Ids.next("pla"),
                Ids.next("tok"),
                Ids.next("req"));
    Map<String, Object> facts = Map.of("count", i, "name", "Ä\u2028🩺 " + i, "all", List.of(1, 2));
    String challenge = i % 5 == 0 ? null : Ids.next("cha");
    EntryQueries.append(id, who, action, challenge, "sub_" + i, Facts.text(facts), db);
    return id;
  }

  /** All links, in memory. */
  static List<Link> links(Handle db) {
    try (var links = SealQueries.chain(db)) {
      return new ArrayList<>(links.toList());
    }
  }

  /** What the verifier says after an attack, which is undone. */
  Verification after(Consumer<Handle> attack, Optional<NotedHead> noted) {
    return attacked(
        db -> {
          attack.accept(db);
          return AuditLog.verify(noted, db);
        });
  }

  /** What a superuser gets who turns off everything that would stop him; it is undone. */
  <T> T attacked(Function<Handle, T> attack) {
    return jdbi()
        .withHandle(
            db -> {
              db.begin();
              db.execute("SET LOCAL session_replication_role = replica");
              db.execute("ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_origin_check");
              db.execute("ALTER TABLE audit_seal DROP CONSTRAINT audit_seal_seq_check");
              T gotten = attack.apply(db);
              db.rollback();
              return gotten;
            });
  }

  @Override
  public void close() {
    database.close();
  }
}
