package org.aceso.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bytes that a test sends. */
record Upload(String mediaType, byte[] content) {
  static final Upload NOTHING = text("", "");

  static Upload text(String mediaType, String text) {
    return new Upload(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  static Upload csv(String csv) {
    return text("text/csv", csv);
  }

  /** The files of a folder as a zip. */
  static Upload zip(Path folder) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Stream<Path> found = Files.list(folder);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      List<Path> files = found.sorted().toList();
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        zip.write(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Upload("application/zip", bytes.toByteArray());
  }

  /** A name with the extension that the bytes ask for. */
  String name(String stem) {
    return stem + (mediaType.equals("application/zip") ? ".zip" : ".csv");
  }
}
