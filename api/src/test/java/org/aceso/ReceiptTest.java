package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.aceso.client.ApiException;
import org.aceso.wire.Better;
import org.aceso.wire.Composite;
import org.aceso.wire.CompositeTerm;
import org.aceso.wire.EntryRule;
import org.aceso.wire.Missing;
import org.aceso.wire.Ranking;
import org.aceso.wire.Ties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What anybody can compute again with what a phase published: the same, to the last bit. */
final class ReceiptTest {
  private static final int CASES = 300;
  private static final List<Locale> LOCALES =
      List.of(Locale.FRANCE, new Locale("tr", "TR"), new Locale("ar"));

  @TempDir Path folder;

  private String phase;

  /** A question of each type that ships. */
  enum Asked {
    ORDINAL(
        "ordinal-classification@1",
        "weighted_kappa@1[weights=quadratic]",
        Map.of("format", "label")) {
      @Override
      String header() {
        return "filename,label";
      }

      @Override
      String row(Random random, boolean truth) {
        return "" + random.nextInt(4);
      }
    },
    RISK("binary-risk@1", "auroc@1", Map.of("thresholds", List.of(0.2, 0.5))) {
      @Override
      String row(Random random, boolean truth) {
        return truth ? "" + random.nextInt(2) : "" + random.nextDouble();
      }

      @Override
      String header() {
        return "id,label";
      }

      @Override
      String submissionHeader() {
        return "id,probability";
      }
    },
    REGRESSION("regression@1", "composite@1[name=final]", Map.of()) {
      @Override
      List<Composite> composites() {
        CompositeTerm error = new CompositeTerm("mae@1", 0.3, 2e3, 0.0);
        CompositeTerm agreement = new CompositeTerm("lin_ccc@1", 0.7, null, null);
        return List.of(new Composite("final", "Both", Better.HIGHER, 6, List.of(error, agreement)));
      }

      @Override
      String row(Random random, boolean truth) {
        return "" + random.nextGaussian() * 1e3;
      }
    },
    LABELS("multilabel-classification@1", null, Map.of("label_columns", "a,b,c")) {
      @Override
      String row(Random random, boolean truth) {
        return Stream.generate(() -> truth ? "" + random.nextInt(2) : "" + random.nextFloat())
            .limit(3)
            .reduce((left, right) -> left + "," + right)
            .orElseThrow();
      }

      @Override
      String header() {
        return "id,a,b,c";
      }
    };

    private final String type;
    private final String metric;
    private final Map<String, Object> settings;

    Asked(String type, String metric, Map<String, Object> settings) {
      this.type = type;
      this.metric = metric;
      this.settings = settings;
    }

    String header() {
      return "id,value";
    }

    List<Composite> composites() {
      return null;
    }

    String submissionHeader() {
      return header();
    }

    abstract String row(Random random, boolean truth);

    String table(boolean truth) {
      Random random = new Random(truth ? 1 : 2);
      StringBuilder table = new StringBuilder(truth ? header() : submissionHeader()).append('\n');
      for (int i = 0; i < CASES; i++) {
        table.append("case").append(i).append(',').append(row(random, truth)).append('\n');
      }
      return table.toString();
    }
  }

  /** Each type in a locale of its own on each Java; in the campaign, in all of them. */
  @ParameterizedTest
  @EnumSource(Asked.class)
  void publishedPieces_giveTheSameBitsOnAnyJavaInAnyLocaleAtAnyNumberOfThreads(Asked asked)
      throws Exception {
    write("submission.csv", asked.table(false));
    write("truth.csv", asked.table(true));
    publish(asked);
    List<String> wrong = new ArrayList<>();
    for (Path java : javas()) {
      for (int i = 0; i < Campaign.repeats(1, LOCALES.size()); i++) {
        Locale locale = LOCALES.get((asked.ordinal() + i) % LOCALES.size());
        int threads = locale.getLanguage().equals("tr") ? 8 : 1;
        CommandProcess ran = scored(java, locale, threads, asked);
        if (ran.status() != 0 || !ran.err().endsWith("the same as in the receipt\n")) {
          wrong.add(java + " " + locale + " " + threads + ": " + ran);
        }
      }
    }
    assertEquals(List.of(), wrong);
    TestCommand otherTruth = score(asked, "submission.csv", "submission.csv");
    assertTrue(otherTruth.status() != 0, otherTruth::toString);
  }

  /** What another piece is, and that the values differ. */
  @Test
  void otherSubmission_isNamedWithBothDigests() throws Exception {
    write("submission.csv", Asked.REGRESSION.table(false));
    write("truth.csv", Asked.REGRESSION.table(true));
    publish(Asked.REGRESSION);
    TestCommand ran = score(Asked.REGRESSION, "truth.csv", "truth.csv");
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("the submission is another: the receipt has "), ran.err());
    assertTrue(ran.err().contains("mae@1 is 0.0, the receipt has "), ran.err());
    assertTrue(ran.err().endsWith("not the same as in the receipt\n"), ran.err());
  }

  private void publish(Asked asked) throws Exception {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.challengeType = asked.type;
    form.settings = asked.settings;
    form.composites = asked.composites();
    form.reference = scene.file("truth.csv", asked.table(true));
    String metric = asked.metric == null ? anyMetric(scene, asked) : asked.metric;
    form.ranking = new Ranking(metric, 6, Ties.SHARED, Missing.UNRANKED, EntryRule.BEST, 200, null);
    phase = scene.openPhase(form);
    Caller team = scene.captain();
    String submission = Scene.evaluated(team, phase, asked.table(false)).id();
    scene.organiser().phases().closePhase(phase);
    scene.organiser().phases().publishPhase(phase);
    String evaluation = team.evaluations().listEvaluations(submission).items().get(0).id();
    write("receipt.json", get(team, "/v1/evaluations/" + evaluation));
    write("cases.csv", get(team, "/v1/phases/" + phase + "/cases"));
  }

  private static String anyMetric(Scene scene, Asked asked) throws ApiException {
    return scene
        .organiser()
        .send(
            "POST",
            "/v1/challenge-types/" + asked.type + "/configure",
            "{\"settings\":{\"label_columns\":\"a,b,c\"}}",
            Map.of("Content-Type", "application/json"))
        .body()
        .at("/metrics/0/key")
        .asText();
  }

  private static String get(Caller by, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(by.url() + path))
            .header("Authorization", "Bearer " + by.token())
            .build();
    HttpResponse<String> reply =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, reply.statusCode(), reply.body());
    return reply.body();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private TestCommand score(Asked asked, String submission, String reference) {
    return TestCommand.run(arguments(asked, submission, reference).toArray(String[]::new));
  }

  private List<String> arguments(Asked asked, String submission, String reference) {
    List<String> arguments = new ArrayList<>(List.of("score", asked.type));
    Map.of(
            "--receipt",
            "receipt.json",
            "--cases",
            "cases.csv",
            "--submission",
            submission,
            "--reference",
            reference)
        .forEach((name, file) -> arguments.addAll(List.of(name, folder.resolve(file).toString())));
    return arguments;
  }

  private CommandProcess scored(Path java, Locale locale, int threads, Asked asked)
      throws InterruptedException {
    List<String> options =
        List.of(
            "-Duser.language=" + locale.getLanguage(),
            "-Duser.country=" + locale.getCountry(),
            "-XX:ActiveProcessorCount=" + threads);
    return CommandProcess.run(
        java, options, folder, arguments(asked, "submission.csv", "truth.csv"));
  }

  /** This one, and each other that stands beside it. */
  private static List<Path> javas() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> javas = new ArrayList<>(List.of(own));
    try (Stream<Path> beside = Files.list(own.getParent())) {
      for (Path home : beside.filter(Files::isDirectory).sorted().toList()) {
        boolean is25 = home.getFileName().toString().contains("25");
        if (is25 && Files.isExecutable(home.resolve("bin/java"))) {
          javas.add(home.toRealPath());
        }
      }
    }
    return javas.stream().distinct().toList();
  }
}
