package org.aceso.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads everything again that the rows say is stored, and tells what is missing or has changed.
 * Changes nothing.
 */
public final class Scrub {
  private static final int PAGE = 500;

  private final Jdbi jdbi;
  private final BlobStore store;

  /** What was looked at, and how much of it is not as it was. */
  public record Result(long files, long bytes, long damaged) {}

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
    for (List<Blob> page = after(""); !page.isEmpty(); ) {
      for (Blob blob : page) {
        String problem = problem(blob);
        files++;
        bytes += blob.bytes();
        if (problem != null) {
          damaged++;
          told.accept(new Finding(blob, problem));
        }
      }
      page = after(page.get(page.size() - 1).sha256());
    }
    return new Result(files, bytes, damaged);
  }

  private List<Blob> after(String sha256) {
    return jdbi.withHandle(
        db ->
            db.createQuery(
                    """
                    SELECT sha256, bytes FROM blob WHERE sha256 > :after
                    ORDER BY sha256 LIMIT :page
                    """)
                .bind("after", sha256)
                .bind("page", PAGE)
                .map((row, context) -> new Blob(row.getString(1), row.getLong(2)))
                .list());
  }

  /** Null when the bytes are what they were. */
  private String problem(Blob blob) throws IOException {
    // One byte more is asked for, so that a file that grew is found, too.
    long asked = blob.bytes() == 0 ? 0 : blob.bytes() + 1;
    try (InputStream in = store.open(blob.sha256(), 0, asked)) {
      return Sha256.of(in).equals(blob.sha256()) ? null : "has changed";
    } catch (NoSuchFileException e) {
      return "is missing";
    } catch (EOFException e) {
      return "has changed";
    } catch (StoreUnreachableException e) {
      throw e;
    } catch (IOException e) {
      return "cannot be read: " + e.getMessage();
    }
  }
}
