package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aceso.plugin.TestJar;
import org.aceso.wire.Access;
import org.aceso.wire.DatasetFile;
import org.aceso.wire.EntryRule;
import org.aceso.wire.Evaluation;
import org.aceso.wire.Missing;
import org.aceso.wire.NewDataset;
import org.aceso.wire.Ranking;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.aceso.wire.Ties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluations of many files are spread over workers. */
final class SpreadTest {
  private static final int CASES = 20;
  private static final String PARTS = "2";

  /** One number a file; says in a log which process observed which case, and takes its time. */
  private static final String COUNTS =
      """
      package test;

      import java.io.IOException;
      import java.nio.charset.StandardCharsets;
      import java.nio.file.*;
      import java.util.*;
      import org.aceso.formats.files.*;
      import org.aceso.spi.*;

      public final class Counts implements ChallengeType {
        record Error(double error) {}

        @Override
        public Id id() {
          return Id.of("counts");
        }

        @Override
        public String title() {
          return "Counts";
        }

        @Override
        public List<Setting> settings() {
          return List.of(Setting.text("log", "", "where to tell who observed what"));
        }

        @Override
        public Evaluation<?, ?, ?> configure(Settings settings, Issues issues) {
          String log = settings.text("log");
          DataFormat<Double> files =
              CaseFiles.of("counts", "A number.", List.of("{case}.txt"), 100, Counts::read,
                  (one, out) -> out.write('0'));
          return new Evaluation<>(files, files, List.of(), List.of(), Error.class,
              (one, predicted, truth) -> observe(one, predicted, truth, log),
              List.of(Metric.mean(
                  MetricInfo.of("mae", "Error", Better.LOWER, 0, Double.POSITIVE_INFINITY),
                  Error::error)));
        }

        private static Double read(CaseFile file, Issues issues) throws IOException {
          try (var in = file.entry().open()) {
            return Double.valueOf(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          } catch (NumberFormatException e) {
            issues.error("no_number", "the file holds no number", Location.NOWHERE);
            return null;
          }
        }

        private static Error observe(Case one, double predicted, double truth, String log) {
          try {
            Files.writeString(Path.of(log), one.id() + " " + ProcessHandle.current().pid() + "\\n",
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Thread.sleep(300);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return new Error(Math.abs(predicted - truth) / 3);
        }
      }
      """;

  @TempDir private Path folder;
  private Path data;
  private ServerProcess server;
  private Scene scene;
  private Caller team;
  private String phase;

  @BeforeEach
  void open() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    new TestJar("counts")
        .source("test/Counts.java", COUNTS)
        .provides("test.Counts")
        .writeTo(plugins.resolve("counts.jar"));
    data = FirstStart.in(folder.resolve("data"));
    server = ServerProcess.start(data, Map.of("WORKERS", "0", "PLUGINS", plugins.toString()));
    scene = Scene.open(server.url(), server.administrator());
    PhaseForm form = new PhaseForm();
    form.challengeType = "counts@1";
    form.settings = Map.of("log", folder.resolve("log").toString());
    form.ranking = new Ranking("mae@1", 4, Ties.SHARED, Missing.LAST, EntryRule.BEST, 20, null);
    form.reference = reference(zip(i -> Integer.toString(i)));
    phase = scene.openPhase(form);
    Files.deleteIfExists(folder.resolve("log"));
    team = scene.captain();
  }

  @AfterEach
  void close() throws InterruptedException {
    server.close();
  }

  @Test
  void evaluation_isSharedByWorkersAndHasTheBitsOfTheWhole() throws Exception {
    byte[] file = zip(i -> i % 3 + ".7");
    String shared;
    // Whoever takes a part takes it as its claimer made it, whatever it would make itself.
    try (ServerProcess one = work("1", PARTS);
        ServerProcess other = work("1", "3")) {
      assertTrue(one.isAlive() && other.isAlive());
      shared = submitted(file);
      assertEquals(SubmissionState.SCORED, Scene.awaitFinal(team, shared).state());
    }
    assertEquals(CASES, log().size(), "each case is observed once");
    assertEquals(2, new TreeSet<>(log().stream().map(line -> line.split(" ")[1]).toList()).size());

    String whole;
    try (ServerProcess alone = work("1", "0")) {
      assertTrue(alone.isAlive());
      whole = submitted(file);
      assertEquals(SubmissionState.SCORED, Scene.awaitFinal(team, whole).state());
    }
    Evaluation parts = evaluation(shared);
    Evaluation all = evaluation(whole);
    assertEquals(all.scores(), parts.scores());
    assertEquals(all.receipt(), parts.receipt());
  }

  @Test
  void whatWasObservedBeforeAWorkerWasKilled_isNotObservedAgain() throws Exception {
    String submission;
    try (ServerProcess first = work("1", PARTS)) {
      submission = submitted(zip(i -> "1"));
      Awaitility.await().until(() -> log().size() >= 9);
      first.kill();
    }
    try (ServerProcess second = work("1", PARTS)) {
      assertTrue(second.isAlive());
      assertEquals(SubmissionState.SCORED, Scene.awaitFinal(team, submission).state());
    }
    assertEquals(2, evaluation(submission).attempts());
    long again = log().stream().map(line -> line.split(" ")[0]).count() - CASES;
    assertTrue(again <= 2, "observed again: " + again + " of " + log());
  }

  @Test
  void workersThatMakeOtherParts_beginAnew() throws Exception {
    String submission;
    try (ServerProcess first = work("1", PARTS)) {
      submission = submitted(zip(i -> "1"));
      Awaitility.await().until(() -> log().size() >= 5);
      first.kill();
    }
    try (ServerProcess second = work("1", "3")) {
      assertTrue(second.isAlive());
      assertEquals(SubmissionState.SCORED, Scene.awaitFinal(team, submission).state());
    }
    assertEquals(2, evaluation(submission).attempts());
  }

  @Test
  void fileWithSomethingWrong_isToldAsAWhole() throws Exception {
    try (ServerProcess work = work("2", PARTS)) {
      assertTrue(work.isAlive());
      String id = submitted(zip(i -> i % 7 == 3 ? "none" : "1"));
      Submission end = Scene.awaitFinal(team, id);
      assertEquals(SubmissionState.INVALID, end.state());
      assertEquals(
          List.of("case03 no_number", "case10 no_number", "case17 no_number"),
          team.submissions().listIssues(id).items().stream()
              .map(issue -> issue.caseId() + " " + issue.code())
              .toList());
    }
  }

  private ServerProcess work(String threads, String partCases) {
    return ServerProcess.startWork(
        data, Map.of("WORKERS", threads, "PART_CASES", partCases, "LEASE_SECONDS", "2"));
  }

  private Evaluation evaluation(String submission) throws Exception {
    return scene.organiser().evaluations().listEvaluations(submission).items().get(0);
  }

  private List<String> log() throws IOException {
    Path log = folder.resolve("log");
    return Files.exists(log) ? new ArrayList<>(Files.readAllLines(log)) : List.of();
  }

  private String submitted(byte[] zip) {
    Caller.Reply reply =
        team.send("POST", "/v1/phases/" + phase + "/submissions", zip, "application/zip");
    assertEquals(201, reply.status(), reply.body().toString());
    return reply.body().get("id").asText();
  }

  private DatasetFile reference(byte[] zip) throws Exception {
    NewDataset wanted = new NewDataset("Truth", Access.ORGANISERS);
    String id = scene.organiser().datasets().createDataset(scene.challengeId(), wanted, null).id();
    Caller.Reply reply =
        scene
            .organiser()
            .send("PUT", "/v1/datasets/" + id + "/files/truth.zip", zip, "application/zip");
    assertEquals(201, reply.status(), reply.body().toString());
    return new DatasetFile(id, "truth.zip");
  }

  private static byte[] zip(IntFunction<String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i : IntStream.range(0, CASES).toArray()) {
        zip.putNextEntry(new ZipEntry("case%02d.txt".formatted(i)));
        zip.write(texts.apply(i).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
