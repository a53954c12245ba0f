package org.aceso.benchmark.segmentation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aceso.formats.nifti.NiftiLabels;
import org.aceso.formats.nifti.NiftiWriter;
import org.aceso.formats.volume.AllowedLabels;
import org.aceso.formats.volume.GeometryCheck;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.metrics.segmentation.LabelMap;
import org.aceso.spi.Case;
import org.aceso.spi.Entry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From two .nii.gz files of 256³ voxels in memory to checked labels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class NiftiBenchmark {
  private static final Case CASE = new Case(0, "organ", Map.of());

  private final NiftiLabels reader =
      new NiftiLabels(AllowedLabels.of(List.of(1)), new GeometryCheck(1e-3));
  private List<Entry> files;

  /** Writes both files. */
  @Setup
  public void writeFiles() throws IOException {
    files = List.of(file(Organs.prediction()), file(Organs.reference()));
  }

  /** One after the other. */
  @Benchmark
  public long readTwo() {
    return files.stream().mapToLong(this::read).sum();
  }

  /** On two threads, as the host reads cases. */
  @Benchmark
  public long readTwoOnTwoThreads() {
    return files.parallelStream().mapToLong(this::read).sum();
  }

  private long read(Entry file) {
    try {
      return reader
          .read(
              file,
              CASE,
              issue -> {
                throw new IllegalStateException(issue.message());
              })
          .bytes()
          .length;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Entry file(LabelMap map) throws IOException {
    byte[] labels = new byte[map.labels().length()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) map.labels().get(i);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VoxelGeometry geometry =
        new VoxelGeometry(map.nx(), map.ny(), map.nz(), new double[] {1, 1, 1}, new double[0]);
    NiftiWriter.write(geometry, labels, out);
    return new Stored(out.toByteArray());
  }

  private record Stored(byte[] bytes) implements Entry {
    @Override
    public String name() {
      return "organ.nii.gz";
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
