package org.aceso.monitor;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All measures of one server. Features count by {@link Metrics}, which passes on to whatever
 * monitor there is; without one, counting does nothing.
 */
public final class Monitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(200),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final MultiGauge waiting = MultiGauge.builder("aceso.waiting").register(registry);
  private final MultiGauge oldest =
      MultiGauge.builder("aceso.waiting.oldest").baseUnit("seconds").register(registry);
  private final MultiGauge parts = MultiGauge.builder("aceso.part.up").register(registry);
  private final Jdbi jdbi;
  private final Supplier<Map<String, String>> health;

  /**
   * @param health the parts of the server by name: {@code up}, or why not
   */
  public Monitor(Jdbi jdbi, Supplier<Map<String, String>> health) {
    this.jdbi = jdbi;
    this.health = health;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collections.bindTo(registry);
    Metrics.addRegistry(registry);
  }

  /** Measures the connections of a pool. */
  public void watch(DataSource pool) {
    if (pool instanceof HikariDataSource hikari) {
      hikari.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    }
  }

  /** Measures the room on a disk. */
  public void watch(String place, Path folder) {
    new DiskSpaceMetrics(folder.toFile(), Tags.of("place", place)).bindTo(registry);
  }

  /** Shows a number that something has now. */
  public void watch(String name, String help, IntSupplier now) {
    // Nobody else may hold what tells the number: without this it would be gone some time.
    Gauge.builder(name, now, IntSupplier::getAsInt)
        .description(help)
        .strongReference(true)
        .register(registry);
  }

  /** An answer is over. */
  public void answered(String operationId, int status, Duration took) {
    Timer.builder("aceso.http.requests")
        .description("answers by operation of the contract and status")
        .tag("operation", operationId)
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(BOUNDS)
        .register(registry)
        .record(took);
  }

  /** Everything, in the text format of Prometheus. */
  String scrape() {
    Map<String, String> answers = health.get();
    parts.register(
        answers.entrySet().stream()
            .map(
                part ->
                    MultiGauge.Row.of(
                        Tags.of("part", part.getKey()), part.getValue().equals("up") ? 1 : 0))
            .toList(),
        true);
    List<MonitorQueries.Waiting> now = waiting(answers);
    waiting.register(
        now.stream()
            .map(one -> MultiGauge.Row.of(Tags.of("what", one.what()), one.count()))
            .toList(),
        true);
    oldest.register(
        now.stream()
            .map(one -> MultiGauge.Row.of(Tags.of("what", one.what()), one.oldestSeconds()))
            .toList(),
        true);
    return registry.scrape();
  }

  /** Nothing while the database does not answer: no number is better than an old one. */
  private List<MonitorQueries.Waiting> waiting(Map<String, String> answers) {
    if (!"up".equals(answers.get("database"))) {
      return List.of();
    }
    try {
      return jdbi.withHandle(MonitorQueries::waiting);
    } catch (RuntimeException e) {
      LOG.warn("what waits could not be counted: {}", e.toString());
      return List.of();
    }
  }

  @Override
  public void close() {
    Metrics.removeRegistry(registry);
    collections.close();
    registry.close();
  }
}
