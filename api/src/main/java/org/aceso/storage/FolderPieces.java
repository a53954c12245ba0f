package org.aceso.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aceso.ids.Ids;

/** Pieces as files in a folder of their upload. */
final class FolderPieces implements Pieces {
  private final Path folder;

  FolderPieces(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public Piece put(String upload, InputStream in, long most) throws IOException {
    Path ofUpload = Files.createDirectories(folder.resolve(upload));
    String name = Ids.next("pce");
    Path file = ofUpload.resolve(name);
    try {
      Blob written = Incoming.write(new Slice(in, most), most, file);
      Incoming.sync(ofUpload);
      Incoming.sync(folder);
      return new Piece(name, written.bytes());
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  @Override
  public InputStream open(String upload, Piece piece) throws IOException {
    return Slice.of(folder.resolve(upload).resolve(piece.name()), 0, piece.bytes());
  }

  @Override
  public void remove(String upload, Piece piece) throws IOException {
    Files.deleteIfExists(folder.resolve(upload).resolve(piece.name()));
  }

  @Override
  public void removeAll(String upload) throws IOException {
    Path ofUpload = folder.resolve(upload);
    try (DirectoryStream<Path> pieces = Files.newDirectoryStream(ofUpload)) {
      for (Path piece : pieces) {
        Files.deleteIfExists(piece);
      }
    } catch (NoSuchFileException e) {
      // Another server was faster.
      return;
    }
    Files.deleteIfExists(ofUpload);
  }

  @Override
  public Set<String> uploads() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(one -> one.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
