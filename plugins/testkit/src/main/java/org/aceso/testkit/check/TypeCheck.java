package org.aceso.testkit.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.SettingValues;
import org.aceso.runner.host.PluginJar;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.testkit.Fixture;
import org.aceso.testkit.IncompleteFixtureError;
import org.aceso.testkit.NotCheckedException;
import org.aceso.testkit.Rule;
import org.aceso.testkit.Rules;

/** Checks one type of a loaded jar, in this process. */
final class TypeCheck {
  private static final String SAMPLE = "a fixture can be made of its sample";

  private final CheckOptions options;
  private final Supplier<ChallengeType> type;
  private final Path folder;
  private final Baseline before;
  private final Consumer<Line> told;

  TypeCheck(
      CheckOptions options, PluginJar jar, Path folder, Baseline before, Consumer<Line> told) {
    this.options = options;
    this.type = () -> jar.types().get(options.type());
    this.folder = folder;
    this.before = before;
    this.told = told;
  }

  void run() {
    told.accept(Line.begun("contract", "can be configured"));
    ChallengeType configured = type.get();
    long start = System.nanoTime();
    Checked<Evaluation<?, ?, ?>> evaluation =
        Configuring.configure(
            configured, SettingValues.fromText(configured.settings(), options.settings()));
    double millis = (System.nanoTime() - start) / 1e6;
    if (evaluation.value().isEmpty()) {
      told.accept(Line.refused("the settings cannot be used: " + evaluation.issues().summary()));
      return;
    }
    told.accept(Line.of(new Measure("speed", "configuring, the first time", millis, "ms")));
    Fixture fixture = fixture(evaluation.get());
    if (fixture != null) {
      check(fixture);
    }
  }

  private void check(Fixture fixture) {
    for (Rule rule : Rules.all()) {
      told.accept(Line.begun(rule.topic(), rule.name()));
      told.accept(Line.of(tried(rule, fixture)));
    }
    try {
      new Leaks(fixture, before, fresh("leaks"), told).run();
      new Cost(fixture, told).run();
    } catch (RuntimeException | AssertionError e) {
      told.accept(
          Line.of(Finding.found("leaks", "can be evaluated again and again", e.toString())));
    }
  }

  private Fixture fixture(Evaluation<?, ?, ?> evaluation) {
    if (options.fixture() != null) {
      return given();
    }
    told.accept(Line.begun("contract", SAMPLE));
    try {
      new SampleFixture(evaluation, fresh("fixture")).make();
      told.accept(Line.of(Finding.ok("contract", SAMPLE)));
      return new Fixture(
          type, folder.resolve("fixture"), options.settings(), options.orderedRows());
    } catch (IncompleteFixtureError e) {
      told.accept(Line.of(Finding.notChecked("contract", SAMPLE, e.getMessage())));
      Rules.all().forEach(rule -> told.accept(Line.of(withoutFixture(rule))));
      return null;
    }
  }

  /** The author's, or null when it is none: that is no fault of the type. */
  private Fixture given() {
    Fixture fixture =
        new Fixture(type, options.fixture(), options.settings(), options.orderedRows());
    try {
      fixture.reference();
      fixture.submissions();
      return fixture;
    } catch (IncompleteFixtureError e) {
      told.accept(Line.refused("the fixture cannot be used: " + e.getMessage()));
      return null;
    }
  }

  private static Finding withoutFixture(Rule rule) {
    return Finding.notChecked(rule.topic(), rule.name(), "give --fixture");
  }

  private Finding tried(Rule rule, Fixture fixture) {
    String topic = rule.topic();
    String name = rule.name();
    if (rule.golden() && !Files.exists(fixture.expected())) {
      return Finding.notChecked(topic, name, "there is no golden.json that states them");
    }
    try {
      rule.body().hold(fixture, fresh(name));
      return Finding.ok(topic, name);
    } catch (NotCheckedException | IncompleteFixtureError e) {
      return Finding.notChecked(topic, name, e.getMessage());
    } catch (AssertionError e) {
      return Finding.found(topic, name, e.getMessage());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return Finding.found(topic, name, e.toString());
    }
  }

  private Path fresh(String name) {
    try {
      return Files.createDirectory(folder.resolve(name.replaceAll("[^a-z0-9]+", "-")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For messages: all of a list, or its beginning. */
  static String some(List<String> texts) {
    int shown = Math.min(texts.size(), 5);
    return String.join(", ", texts.subList(0, shown)) + (texts.size() > shown ? " …" : "");
  }
}
