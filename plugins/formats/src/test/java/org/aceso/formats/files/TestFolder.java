package org.aceso.formats.files;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aceso.spi.Artifact;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Entry;

/** Files in memory by name, and cases by id. */
record TestFolder(List<Entry> entries, boolean isContainer) implements Artifact {

  static TestFolder of(Map<String, String> contents) {
    return new TestFolder(
        new TreeMap<>(contents)
            .entrySet().stream().<Entry>map(file -> file(file.getKey(), file.getValue())).toList(),
        true);
  }

  /** Files that hold their own names. */
  static TestFolder of(String... names) {
    return new TestFolder(
        Stream.of(names).sorted().<Entry>map(name -> file(name, name)).toList(), true);
  }

  static Entry file(String name, String content) {
    return new TestFile(name, content.getBytes(StandardCharsets.UTF_8));
  }

  static CaseList cases(String... ids) {
    return new TestCases(List.of(ids));
  }

  private record TestFile(String name, byte[] content) implements Entry {
    @Override
    public long size() {
      return content.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content);
    }
  }

  private record TestCases(List<String> ids) implements CaseList {
    @Override
    public int size() {
      return ids.size();
    }

    @Override
    public Case get(int index) {
      return new Case(index, ids.get(index), Map.of());
    }

    @Override
    public int indexOf(CharSequence id) {
      return ids.indexOf(id.toString());
    }
  }
}
