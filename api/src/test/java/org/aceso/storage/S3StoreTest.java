package org.aceso.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.ids.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real object store. Each test has a prefix of its own, each store its own folder. */
final class S3StoreTest extends BlobStoreContract {
  @TempDir private static Path shared;
  private static ObjectStoreProcess process;

  private final String prefix = Ids.next("tst") + "/";
  @TempDir private Path folder;

  @BeforeAll
  static void startProcess() throws IOException {
    process = ObjectStoreProcess.start(shared);
  }

  @AfterAll
  static void stopProcess() {
    process.close();
  }

  @Override
  BlobStore open(long mostBytes) throws IOException {
    return open(mostBytes, 1 << 30);
  }

  private S3Store open(long mostBytes, long cacheBytes) throws IOException {
    Path local = folder.resolve(Ids.next("srv"));
    return new S3Store(process.options(prefix, local, cacheBytes), mostBytes);
  }

  @Test
  void fileOfSeveralParts_comesBackWhole() throws IOException {
    byte[] large = random((64 << 20) + 12_345);
    Blob blob = store().keep(new ByteArrayInputStream(large));
    try (BlobStore another = open(MOST);
        InputStream in = another.open(blob.sha256(), 64 << 20, 12_345)) {
      assertEquals(blob.sha256(), Sha256.of(Files.newInputStream(another.file(blob.sha256()))));
      byte[] end = java.util.Arrays.copyOfRange(large, 64 << 20, large.length);
      assertEquals(Sha256.of(new ByteArrayInputStream(end)), Sha256.of(in));
    }
  }

  @Test
  void changedBytes_areHandedToNobodyWhoNeedsAFile() throws IOException {
    put(bytes("abc"), 3);
    damage(ABC, new byte[] {'a', 'b', 'd'});
    try (BlobStore another = open(MOST)) {
      IOException told = assertThrows(IOException.class, () -> another.file(ABC));
      assertEquals("the store has other bytes under " + ABC, told.getMessage());
    }
  }

  @Test
  void localCopy_spares_aWayToTheStore() throws Exception {
    put(bytes("abc"), 3);
    Path copy = store().file(ABC);
    Files.delete(process.objects(prefix).resolve("ba").resolve(ABC.substring(2)));
    assertEquals(copy, store().file(ABC));
  }

  @Test
  void fileThatWasAskedForAMomentAgo_staysThoughThereIsNoRoom() throws IOException {
    try (S3Store small = open(MOST, 10)) {
      Blob first = small.put(new ByteArrayInputStream(random(100)), 100, sha256 -> {});
      Path file = small.file(first.sha256());
      small.put(bytes("abc"), 3, sha256 -> {});
      assertTrue(Files.exists(file));
    }
  }

  @Test
  void copiesOfABefore_makeRoom() throws IOException {
    Blob first = store().put(new ByteArrayInputStream(random(100)), 100, sha256 -> {});
    Path local = folder.resolve("again");
    S3Options options = process.options(prefix, local, 10);
    Path copy;
    try (S3Store before = new S3Store(options, MOST)) {
      copy = before.file(first.sha256());
      assertTrue(Files.exists(copy));
    }
    age(copy);
    try (S3Store after = new S3Store(options, MOST)) {
      after.put(bytes("abc"), 3, sha256 -> {});
      assertFalse(Files.exists(copy));
      assertEquals(100, Files.size(after.file(first.sha256())));
    }
  }

  /** Another has removed the bytes: this machine's copy goes, too, when nobody uses it. */
  @Test
  void copyOfRemovedBytes_goesUnlessItWasAskedForAMomentAgo() throws IOException {
    put(bytes("abc"), 3);
    Path local = folder.resolve("again");
    S3Options options = process.options(prefix, local, 1 << 20);
    try (S3Store before = new S3Store(options, MOST)) {
      before.file(ABC);
      assertEquals(Set.of(ABC), before.copies());
      store().remove(ABC);
      before.forgetCopies(Set.of(ABC));
      assertEquals(Set.of(ABC), before.copies());
    }
    age(local.resolve("copies").resolve(ABC));
    try (S3Store later = new S3Store(options, MOST)) {
      later.forgetCopies(Set.of(ABC));
      assertEquals(Set.of(), later.copies());
      assertThrows(IOException.class, () -> later.file(ABC));
    }
  }

  /** As if nobody had asked for a copy for an hour. */
  private static void age(Path copy) throws IOException {
    long changed = Files.getLastModifiedTime(copy).toMillis();
    Files.setLastModifiedTime(copy, FileTime.fromMillis(changed - 3_600_000));
  }

  @Test
  void storeThatDoesNotAnswer_isNamed() throws Exception {
    try (ObjectStoreProcess own = ObjectStoreProcess.start(folder.resolve("own"));
        S3Store store = new S3Store(own.options("", folder.resolve("local"), 10), MOST)) {
      store.check();
      own.stop();
      IOException told = assertThrows(StoreUnreachableException.class, store::check);
      assertTrue(told.getMessage().startsWith("the store s3://files/ at http"), told.getMessage());
      own.startAgain();
      store.check();
    }
  }

  @Override
  void damage(String sha256, byte[] bytes) throws IOException {
    Files.write(
        process.objects(prefix).resolve(sha256.substring(0, 2)).resolve(sha256.substring(2)),
        bytes);
  }

  @Override
  void leave() throws IOException {
    try (Bucket bucket = new Bucket(process.options(prefix, folder, 10))) {
      bucket.put("incoming/chk_left", new byte[] {1});
    }
  }

  @Override
  Set<String> stored() throws IOException {
    Path objects = process.objects(prefix);
    Set<String> local =
        FolderStoreTest.files(folder).stream()
            .filter(name -> name.contains("incoming") || name.contains("tmp_"))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), local, "files that arrived are not left on this machine");
    return Files.isDirectory(objects) ? FolderStoreTest.files(objects) : Set.of();
  }
}
