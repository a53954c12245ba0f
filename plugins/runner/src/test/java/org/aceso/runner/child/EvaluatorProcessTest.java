package org.aceso.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.descriptor.Configured;
import org.aceso.runner.descriptor.JarDescriptor;
import org.aceso.runner.host.PluginException;
import org.aceso.runner.host.TestJar;
import org.aceso.runner.json.RunnerJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluatorProcessTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private EvaluatorProcess child;

  @BeforeEach
  void start() {
    child = EvaluatorProcess.start(ChildOptions.defaults().withHeapMiB(64));
  }

  @AfterEach
  void stop() {
    child.close();
  }

  @Test
  void calls_takeAPhaseFromItsJarToAScore() throws IOException {
    Job job = job("");
    Path cases = folder.resolve("cases.csv");
    Path sample = folder.resolve("sample.txt");
    assertEquals(
        "abs_error@1", child.call(new Request.Configure(job), LONG).metrics().get(0).key());
    assertEquals(3, child.call(new Request.ListCases(job, reference(), cases), LONG).cases());
    assertEquals("case\na\nb\nc\n", Files.readString(cases));
    assertTrue(child.call(new Request.WriteSample(job, cases, sample), LONG).valid());
    assertTrue(child.call(new Request.CheckReference(job, cases, reference()), LONG).valid());
    assertTrue(child.call(new Request.Validate(job, cases, Upload.of(sample)), LONG).valid());
    Outcome outcome =
        child.call(
            new Request.Score(
                job,
                cases,
                reference(),
                Upload.of(sample),
                Resampling.of(5, 1, Set.of("abs_error@1"))),
            LONG);
    assertEquals(2.0, outcome.scores().get(0).value());
    assertEquals(5, outcome.scores().get(0).replicates().length);
  }

  @Test
  void configure_reportsSettingsThatAreRefused() throws IOException {
    Configured refused = child.call(new Request.Configure(with(job(""), "scale", "-1")), LONG);
    assertEquals(1, refused.issues().counts().get("bad_scale"));
    Configured unknown = child.call(new Request.Configure(with(job(""), "depth", "1")), LONG);
    assertEquals(1, unknown.issues().counts().get("unknown_setting"));
  }

  @Test
  void fileNames_mayHoldAnyLetters() throws IOException {
    Path jar = Files.move(jar(""), folder.resolve("d\u00e9j\u00e0.jar"));
    assertEquals("guess@1", child.call(new Request.Describe(jar), LONG).types().get(0).id());
  }

  @Test
  void refusedJar_isToldAndTheChildGoesOn() throws IOException {
    Path bad = Files.write(folder.resolve("bad.jar"), new byte[10]);
    PluginException refused =
        assertThrows(PluginException.class, () -> child.call(new Request.Describe(bad), LONG));
    assertEquals(PluginException.Reason.CORRUPT_JAR, refused.reason());
    assertTrue(child.isUsable());
  }

  @Test
  void jarThatChangedSinceItWasDescribed_isRefused() throws IOException {
    Job job = job("");
    Job changed =
        new Job(
            job.jar(),
            "0".repeat(64),
            job.type(),
            job.settings(),
            List.of(),
            job.limits(),
            job.threads());
    PluginException refused =
        assertThrows(PluginException.class, () -> child.call(new Request.Configure(changed), LONG));
    assertEquals(PluginException.Reason.DIGEST_NOT_ALLOWED, refused.reason());
  }

  @Test
  void outOfMemory_isAFaultOfResources() throws IOException {
    assertFault(
        Fault.RESOURCES,
        "List<byte[]> all = new ArrayList<>();" + "while (p >= 0) all.add(new byte[1 << 20]);",
        LONG);
    assertFalse(child.isUsable());
  }

  @Test
  void endlessLoop_isKilledAfterItsTime() throws IOException {
    assertFault(Fault.RESOURCES, "while (p >= 0) {}", Duration.ofSeconds(2));
    assertFalse(child.isUsable());
  }

  @Test
  void systemExit_isAFaultOfThePlugin() throws IOException {
    assertFault(Fault.PLUGIN, "System.exit(0);", LONG);
    assertFalse(child.isUsable());
  }

  @Test
  void stackOverflow_isAFaultOfThePluginAndTheChildGoesOn() throws IOException {
    assertFault(
        Fault.PLUGIN,
        "new Object() { int down(int i) { return down(i + 1) + 1; } }.down(0);",
        LONG);
    assertTrue(child.isUsable());
  }

  @Test
  void exception_isAFaultOfThePluginAndTheChildGoesOn() throws IOException {
    EvaluatorException fault =
        assertFault(Fault.PLUGIN, "if (p >= 0) throw new IllegalStateException(\"ouch\");", LONG);
    assertTrue(fault.getMessage().contains("ouch"));
    assertTrue(child.isUsable());
  }

  @Test
  void printing_neitherBlocksNorReachesTheAnswer() throws IOException {
    Outcome outcome =
        score(
            "byte[] block = new byte[1 << 20];"
                + "for (int i = 0; i < 17; i++) System.out.write(block, 0, block.length);"
                + "System.out.println(\"spoken by the plugin\");");
    assertTrue(outcome.valid());
    assertFalse(RunnerJson.mapper().writeValueAsString(outcome).contains("spoken"));
    assertTrue(child.errorOutput().contains("spoken"));
  }

  @Test
  void strayBytesOnTheProtocol_areAFaultOfThePlugin() throws IOException {
    EvaluatorException fault =
        assertFault(
            Fault.PLUGIN,
            "try { new java.io.FileOutputStream(java.io.FileDescriptor.out).write(new byte[9]); }"
                + " catch (java.io.IOException e) {}",
            LONG);
    assertTrue(fault.getMessage().contains("broke the protocol"), fault.getMessage());
    assertFalse(child.isUsable());
  }

  @Test
  void environment_andStandardInputAreEmpty() throws IOException {
    EvaluatorException fault =
        assertFault(
            Fault.PLUGIN,
            "int read; try { read = System.in.read(); } catch (java.io.IOException e) { read = 9; }"
                + "if (p >= 0) throw new IllegalStateException(System.getenv() + \" \" + read);",
            LONG);
    assertTrue(fault.getMessage().endsWith("{LC_ALL=C.UTF-8} -1"), fault.getMessage());
  }

  @Test
  void whatAPluginStarted_isKilledWithIt() throws Exception {
    Path pid = folder.resolve("pid");
    assertFault(
        Fault.RESOURCES,
        "try { Process sleep = new ProcessBuilder(\"/bin/sleep\", \"600\").start();"
            + "java.nio.file.Files.writeString(java.nio.file.Path.of(\""
            + pid
            + "\"), \"\" + sleep.pid()); } catch (java.io.IOException e) {}"
            + "while (p >= 0) {}",
        Duration.ofSeconds(2));
    long started = Long.parseLong(Files.readString(pid));
    ProcessHandle.of(started).ifPresent(left -> left.onExit().join());
    assertFalse(ProcessHandle.of(started).map(ProcessHandle::isAlive).orElse(false));
  }

  @Test
  void close_duringACallIsAFaultOfTheHub() throws Exception {
    Request<Outcome> endless = scoring("while (p >= 0) {}");
    Thread closing =
        new Thread(
            () -> {
              sleep();
              child.close();
            });
    closing.start();
    EvaluatorException fault =
        assertThrows(EvaluatorException.class, () -> child.call(endless, LONG));
    assertEquals(Fault.HUB, fault.fault());
    closing.join();
  }

  @Test
  void descriptor_isTheSameThroughTheProcess() throws IOException {
    Path jar = jar("");
    JarDescriptor descriptor = child.call(new Request.Describe(jar), LONG);
    assertEquals(
        Double.POSITIVE_INFINITY, descriptor.types().get(0).standard().metrics().get(0).most());
  }

  private static void sleep() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private EvaluatorException assertFault(Fault fault, String statements, Duration limit)
      throws IOException {
    Request<Outcome> request = scoring(statements);
    EvaluatorException thrown =
        assertThrows(EvaluatorException.class, () -> child.call(request, limit));
    assertEquals(fault, thrown.fault(), thrown.getMessage());
    return thrown;
  }

  private Outcome score(String statements) throws IOException {
    return child.call(scoring(statements), LONG);
  }

  private Request<Outcome> scoring(String statements) throws IOException {
    Path cases = Files.writeString(folder.resolve("cases.csv"), "case\na\nb\nc\n");
    return new Request.Score(job(statements), cases, reference(), reference(), Resampling.NONE);
  }

  private Upload reference() throws IOException {
    return Upload.of(Files.writeString(folder.resolve("reference.txt"), "a 1\nb 2\nc 3\n"));
  }

  private Path jar(String statements) {
    return new TestJar(folder).guessing("Guess", "guess", statements).provides("Guess").build();
  }

  private Job job(String statements) {
    Path jar = jar(statements);
    String sha256 = child.call(new Request.Describe(jar), LONG).sha256();
    return new Job(
        jar,
        sha256,
        "guess@1",
        RunnerJson.mapper().createObjectNode(),
        List.of(),
        Limits.standard(),
        1);
  }

  private static Job with(Job job, String name, String number) throws IOException {
    ObjectNode settings = job.settings().deepCopy();
    settings.set(name, RunnerJson.mapper().readTree(number));
    return new Job(
        job.jar(), job.sha256(), job.type(), settings, List.of(), job.limits(), job.threads());
  }
}
