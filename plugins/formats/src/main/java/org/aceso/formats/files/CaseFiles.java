package org.aceso.formats.files;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aceso.spi.Artifact;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Entry;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issues;

/**
 * One file a case, in a folder or a zip; the case is told by the name of the file. Immutable.
 *
 * <p>All files may lie in one folder of any name. Whatever is no file of a case is refused. Files
 * are read one by one when their cases are asked for, on as many threads as the host has.
 *
 * @param <T> the value of one case
 */
public final class CaseFiles<T> implements DataFormat<T> {
  /** The date of all files of a sample, which is the same whenever it is written. */
  private static final LocalDateTime SAMPLE_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final FormatInfo info;
  private final List<String> patterns;
  private final List<String> beside;
  private final CaseFileReader<T> reader;
  private final CaseFileWriter sample;
  private final Map<String, CaseFileWriter> samplesBeside;
  private final CaseAttributes attributes;
  private final CaseNames names;

  private CaseFiles(
      FormatInfo info,
      List<String> patterns,
      List<String> beside,
      CaseFileReader<T> reader,
      CaseFileWriter sample,
      Map<String, CaseFileWriter> samplesBeside,
      CaseAttributes attributes) {
    this.info = info;
    this.patterns = patterns;
    this.beside = beside;
    this.reader = reader;
    this.sample = sample;
    this.samplesBeside = samplesBeside;
    this.attributes = attributes;
    this.names = new CaseNames(patterns, beside);
  }

  /**
   * Files by name.
   *
   * @param name short name of the format, such as {@code nifti-zip}
   * @param description for people: what one file is
   * @param patterns how a file may be called, such as <code>{case}.nii.gz</code> and <code>
   *     {case}.nii</code>, at least one: <code>{case}</code> once, for an id without {@code /};
   *     {@code *} for any text without {@code /}. Samples use the first
   * @param bytesPerCase the most bytes that the files of one case have; 0 when no bound is known
   * @param reader makes the value of a case
   * @param sample writes the file of a case in a sample
   * @throws IllegalArgumentException when a pattern does not hold <code>{case}</code> once
   */
  public static <T> CaseFiles<T> of(
      String name,
      String description,
      List<String> patterns,
      long bytesPerCase,
      CaseFileReader<T> reader,
      CaseFileWriter sample) {
    return new CaseFiles<>(
        new FormatInfo(
            name, "application/zip", "zip", description, List.of(), bytesPerCase, patterns),
        List.copyOf(patterns),
        List.of(),
        reader,
        sample,
        Map.of(),
        (file, issues) -> Map.of());
  }

  /** The same, described by the columns that each file has, or the numbers of its pixels. */
  public CaseFiles<T> withColumns(List<Column> columns) {
    return new CaseFiles<>(
        described(columns, info.fileNames()),
        patterns,
        beside,
        reader,
        sample,
        samplesBeside,
        attributes);
  }

  /**
   * The same, where a case may have further files, such as <code>{case}.txt</code>. The reader gets
   * them; a case that has only these has no value.
   */
  public CaseFiles<T> beside(List<String> furtherPatterns) {
    List<String> all = new ArrayList<>(patterns);
    all.addAll(furtherPatterns);
    return new CaseFiles<>(
        described(info.columns(), all),
        patterns,
        List.copyOf(furtherPatterns),
        reader,
        sample,
        Map.of(),
        attributes);
  }

  /**
   * The same, where a sample has a further file for each case.
   *
   * @param pattern how it is called, one of {@link #beside}
   * @param writer writes it
   * @throws IllegalArgumentException when no file beside is called so
   */
  public CaseFiles<T> withSampleBeside(String pattern, CaseFileWriter writer) {
    if (!beside.contains(pattern)) {
      throw new IllegalArgumentException("no file beside is called " + pattern);
    }
    Map<String, CaseFileWriter> more = new TreeMap<>(samplesBeside);
    more.put(pattern, writer);
    return new CaseFiles<>(info, patterns, beside, reader, sample, more, attributes);
  }

  private FormatInfo described(List<Column> columns, List<String> fileNames) {
    return new FormatInfo(
        info.name(),
        info.mediaType(),
        info.extension(),
        info.description(),
        columns,
        info.bytesPerCase(),
        fileNames);
  }

  /** The same, where the case list that is proposed from a reference has public attributes. */
  public CaseFiles<T> listing(CaseAttributes publicAttributes) {
    return new CaseFiles<>(info, patterns, beside, reader, sample, samplesBeside, publicAttributes);
  }

  @Override
  public FormatInfo info() {
    return info;
  }

  @Override
  public Cases<T> open(Artifact artifact, CaseList cases, Issues issues) {
    FoundFiles found = FoundFiles.in(artifact, names, id -> cases.indexOf(id) >= 0, issues);
    if (found == null) {
      return null;
    }
    List<Optional<CaseFile>> files = new ArrayList<>();
    for (int index = 0; index < cases.size(); index++) {
      Case forCase = cases.get(index);
      files.add(
          Optional.ofNullable(found.files().get(forCase.id()))
              .map(entry -> new CaseFile(entry, forCase, found.companions(forCase.id()))));
    }
    return new ReadFiles<>(files, reader);
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    FoundFiles files = FoundFiles.in(reference, names, id -> true, issues);
    if (files == null) {
      return;
    }
    List<Map.Entry<String, Entry>> inOrder = new ArrayList<>(files.files().entrySet());
    for (int index = 0; index < inOrder.size(); index++) {
      String id = inOrder.get(index).getKey();
      Case listed = new Case(index, id, Map.of());
      CaseFile file = new CaseFile(inOrder.get(index).getValue(), listed, files.companions(id));
      found.accept(id, attributes.of(file, issues));
    }
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (int index = 0; index < cases.size(); index++) {
      Case forCase = cases.get(index);
      write(names.sample(forCase.id()), sample, forCase, zip);
      for (Map.Entry<String, CaseFileWriter> further : samplesBeside.entrySet()) {
        String name = new NamePattern(further.getKey()).nameOf(forCase.id());
        write(name, further.getValue(), forCase, zip);
      }
    }
    zip.finish();
  }

  private static void write(String name, CaseFileWriter writer, Case forCase, ZipOutputStream zip)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(SAMPLE_TIME);
    zip.putNextEntry(entry);
    writer.write(forCase, zip);
    zip.closeEntry();
  }
}
