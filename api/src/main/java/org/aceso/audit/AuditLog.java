package org.aceso.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aceso.http.Json;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The log as a whole, read at one instant while servers may go on writing. */
public final class AuditLog {
  private final Jdbi jdbi;

  public AuditLog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Recomputes the chain, and looks for entries that it leaves out. */
  public Verification verify(Optional<NotedHead> noted) {
    return atOneInstant(db -> verify(noted, db));
  }

  /** The end of the chain, to be noted elsewhere; empty when nothing was sealed yet. */
  public static Optional<NotedHead> head(Handle db) {
    Head head = SealQueries.head(db);
    return head.seq() == 0 ? Optional.empty() : Optional.of(new NotedHead(head.seq(), head.hash()));
  }

  static Verification verify(Optional<NotedHead> noted, Handle db) {
    ChainCheck check = new ChainCheck(noted);
    Optional<String> fault;
    try (Stream<Link> links = SealQueries.chain(db)) {
      fault = check.run(links.iterator());
    }
    return new Verification(
        check.count(),
        check.hash(),
        SealQueries.head(db).pending(),
        fault
            .or(() -> first(SealQueries.unchained(db), " is neither sealed nor waits for it"))
            .or(() -> first(SealQueries.waitingInVain(db), " waits, but is missing or sealed")));
  }

  private static Optional<String> first(List<String> entries, String problem) {
    return entries.stream().findFirst().map(id -> "entry " + id + problem);
  }

  /** Writes every link as a line of JSON, and answers how many there are. */
  public long export(Writer to) throws IOException {
    return atOneInstant(
        db -> {
          try (Stream<Link> links = SealQueries.chain(db)) {
            return write(links.iterator(), to);
          }
        });
  }

  private static long write(Iterator<Link> links, Writer to) throws IOException {
    long count = 0;
    while (links.hasNext()) {
      Link link = links.next();
      if (link.entry() == null) {
        throw new IOException("the entry of link " + link.seq() + " is missing: run verify");
      }
      Map<String, Object> line = new LinkedHashMap<>(link.fields());
      line.put("seq", link.seq());
      line.put("hash", link.hash());
      to.append(Json.text(line)).append('\n');
      count++;
    }
    return count;
  }

  private <T, X extends Exception> T atOneInstant(HandleCallback<T, X> read) throws X {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        db -> {
          SealQueries.onlyRead(db);
          return read.withHandle(db);
        });
  }
}
