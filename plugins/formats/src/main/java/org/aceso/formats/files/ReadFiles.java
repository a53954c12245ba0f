package org.aceso.formats.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.aceso.spi.Cases;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The values of cases, each read from its file when it is asked for. */
final class ReadFiles<T> implements Cases<T> {
  private final List<Optional<CaseFile>> files;
  private final CaseFileReader<T> reader;

  /**
   * @param files by the index of their case
   */
  ReadFiles(List<Optional<CaseFile>> files, CaseFileReader<T> reader) {
    this.files = List.copyOf(files);
    this.reader = reader;
  }

  @Override
  public boolean has(int index) {
    return files.get(index).isPresent();
  }

  @Override
  public T read(int index, Issues issues) throws IOException {
    return reader.read(files.get(index).orElseThrow(), issues);
  }

  @Override
  public Location locate(int index) {
    return files.get(index).map(CaseFile::whole).orElse(Location.NOWHERE);
  }
}
