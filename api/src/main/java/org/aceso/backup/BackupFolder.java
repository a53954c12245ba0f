package org.aceso.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.aceso.http.Digests;

/**
 * Where things are in a backup. Everything is readable by its owner alone: hashes of tokens,
 * secrets of webhooks, hidden ground truth and what people told are in it.
 */
final class BackupFolder {
  private static final int DIGITS = 64;
  private final Path path;

  private BackupFolder(Path path) {
    this.path = path;
  }

  static BackupFolder at(Path path) {
    return new BackupFolder(path.toAbsolutePath().normalize());
  }

  /**
   * One that is there.
   *
   * @throws WrongFolderException when there is no such folder
   */
  static BackupFolder existing(Path path) throws WrongFolderException {
    if (!Files.isDirectory(path)) {
      throw new WrongFolderException(
          Files.exists(path)
              ? path + " is no folder: name the one that backup made"
              : "there is no folder " + path);
    }
    return at(path);
  }

  /**
   * A new one, in a folder that is not there or empty.
   *
   * @throws WrongFolderException when it is another
   */
  static BackupFolder create(Path path) throws IOException {
    BackupFolder folder = at(path);
    if (Files.isDirectory(folder.path)) {
      try (Stream<Path> files = Files.list(folder.path)) {
        if (files.findAny().isPresent()) {
          throw new WrongFolderException(
              folder.path + " is not empty: name a new folder for each backup");
        }
      }
    } else if (Files.exists(folder.path)) {
      throw new WrongFolderException(folder.path + " is no folder");
    }
    folder.makeFolders();
    return folder;
  }

  private void makeFolders() throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, only("rwx------"));
    }
    Files.createDirectory(path.resolve("tables"), only("rwx------"));
    Files.createDirectory(path.resolve("blobs"), only("rwx------"));
  }

  Path path() {
    return path;
  }

  Path manifest() {
    return path.resolve("manifest.json");
  }

  /** The digest of the manifest: the last file that is written. */
  Path seal() {
    return path.resolve("manifest.sha256");
  }

  Path table(String name) {
    return path.resolve("tables").resolve(name + ".copy.gz");
  }

  /** The digests of all stored files, as {@code sha256sum -c} reads them. */
  Path blobList() {
    return path.resolve("blobs.sha256");
  }

  Path blob(String sha256) {
    return path.resolve(place(sha256));
  }

  private static String place(String sha256) {
    return "blobs/" + sha256.substring(0, 2) + "/" + sha256.substring(2);
  }

  /** The line of the list for a stored file. */
  static String line(String sha256) {
    return sha256 + "  " + place(sha256) + "\n";
  }

  /** Does something for each digest of the list, in its order; a line that is none is null. */
  void eachBlob(Each each) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(blobList())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        boolean isOne = line.matches("[0-9a-f]{64}  .*");
        each.run(isOne ? line.substring(0, DIGITS) : null);
      }
    }
  }

  /** Does something with the digest of a stored file. */
  interface Each {
    void run(String sha256) throws IOException;
  }

  /** Writes a new file; when it returns, the file is safe on disk. */
  Part write(Path file, Content content) throws IOException {
    MessageDigest digest = Digests.sha256();
    if (!Files.isDirectory(file.getParent())) {
      Files.createDirectory(file.getParent(), only("rwx------"));
    }
    try (FileChannel channel =
            FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                only("rw-------"));
        OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
      content.write(out);
      channel.force(true);
      return new Part(channel.position(), HexFormat.of().formatHex(digest.digest()));
    }
  }

  /** What a file gets; it must leave nothing behind in a buffer. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Makes the names of all files safe on disk. */
  void sync() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path folder : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    }
  }

  private FileAttribute<?>[] only(String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
