package org.aceso.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads everything again that the rows say is stored, and tells what is missing or has changed, and
 * what is there although it was removed. Changes no file: what was removed is removed again by a
 * server.
 */
public final class Scrub {
  private final Jdbi jdbi;
  private final BlobStore store;

  /** What was looked at, how much of it is not as it was, and how much should not be there. */
  public record Result(long files, long bytes, long damaged, long leftover) {}

  /** What is wrong with one file. */
  public record Finding(Blob blob, String problem) {}

  public Scrub(Jdbi jdbi, BlobStore store) {
    this.jdbi = jdbi;
    this.store = store;
  }

  /**
   * Looks at all of it.
   *
   * @throws StoreUnreachableException when the store does not answer: then nothing is known
   */
  public Result run(Consumer<Finding> told) throws IOException {
    long files = 0;
    long bytes = 0;
    long damaged = 0;
    long leftover = 0;
    for (List<BlobQueries.Row> page = after(""); !page.isEmpty(); ) {
      for (BlobQueries.Row row : page) {
        String problem = row.isRemoved() ? leftover(row) : problem(row.blob());
        leftover += row.isRemoved() && problem != null ? 1 : 0;
        damaged += !row.isRemoved() && problem != null ? 1 : 0;
        files += row.isRemoved() ? 0 : 1;
        bytes += row.isRemoved() ? 0 : row.blob().bytes();
        if (problem != null) {
          told.accept(new Finding(row.blob(), problem));
        }
      }
      page = after(page.get(page.size() - 1).blob().sha256());
    }
    return new Result(files, bytes, damaged, leftover);
  }

  private List<BlobQueries.Row> after(String sha256) {
    return jdbi.withHandle(db -> BlobQueries.after(sha256, db));
  }

  /** Null when bytes that the store had confirmed as gone are still so. */
  private String leftover(BlobQueries.Row row) throws IOException {
    String sha256 = row.blob().sha256();
    if (!row.isGone() || !store.has(sha256)) {
      return null;
    }
    return jdbi.withHandle(db -> BlobQueries.lookAgain(sha256, db))
        ? "was removed, but is there: a server removes it soon"
        : null;
  }

  /** Null when the bytes are what they were. */
  private String problem(Blob blob) throws IOException {
    // One byte more is asked for, so that a file that grew is found, too.
    long asked = blob.bytes() == 0 ? 0 : blob.bytes() + 1;
    try (InputStream in = store.open(blob.sha256(), 0, asked)) {
      return Sha256.of(in).equals(blob.sha256()) ? null : "has changed";
    } catch (NoSuchFileException e) {
      boolean isRemoved = jdbi.withHandle(db -> BlobQueries.isRemoved(blob.sha256(), db));
      return isRemoved ? null : "is missing";
    } catch (EOFException e) {
      return "has changed";
    } catch (StoreUnreachableException e) {
      throw e;
    } catch (IOException e) {
      return "cannot be read: " + e.getMessage();
    }
  }
}
