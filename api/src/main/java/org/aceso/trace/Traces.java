package org.aceso.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where the steps of one process are traced to. Any thread. */
public final class Traces implements AutoCloseable {
  private static final String NAME = "aceso";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final boolean on;
  private final Tracer tracer;
  private final Runnable end;

  private Traces(boolean on, Tracer tracer, Runnable end) {
    this.on = on;
    this.tracer = tracer;
    this.end = end;
  }

  /** Nothing is traced; costs no thread. */
  public static Traces off() {
    return new Traces(false, TracerProvider.noop().get(NAME), () -> {});
  }

  /**
   * To a collector, in batches; when it does not keep up or is gone, traces are lost and nothing
   * waits.
   *
   * @param collector to which the path of OTLP over HTTP is added
   * @param process what this one does
   * @param version of the application
   */
  public static Traces to(URI collector, String process, String version) {
    String base = collector.toString().replaceAll("/+$", "");
    BatchSpanProcessor batches =
        BatchSpanProcessor.builder(
                OtlpHttpSpanExporter.builder()
                    .setEndpoint(base + "/v1/traces")
                    .setTimeout(PATIENCE)
                    .build())
            .setScheduleDelay(Duration.ofSeconds(1))
            .build();
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(resource(process, version))
            .addSpanProcessor(batches)
            .build();
    return new Traces(
        true,
        provider.get(NAME),
        () -> provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static Resource resource(String process, String version) {
    return Resource.getDefault().toBuilder()
        .put(AttributeKey.stringKey("service.namespace"), NAME)
        .put(AttributeKey.stringKey("service.name"), NAME + "-" + process)
        .put(AttributeKey.stringKey("service.version"), version)
        .build();
  }

  /**
   * Begins a request that came from outside.
   *
   * @param parent the header {@code traceparent}; what is none begins a trace of its own
   */
  public Step request(String name, Optional<String> parent) {
    return begin(name, SpanKind.SERVER, parent);
  }

  /**
   * Begins work that was asked for before.
   *
   * @param parent as {@link Step#current} had it then
   */
  public Step work(String name, Optional<String> parent) {
    return begin(name, SpanKind.CONSUMER, parent);
  }

  /** A library that is off would pass a foreign parent on, and it would be stored. */
  private Step begin(String name, SpanKind kind, Optional<String> parent) {
    return Step.begin(tracer, name, kind, on ? TraceParent.read(parent) : Context.root());
  }

  /** Sends what has ended, for a few seconds at most. */
  @Override
  public void close() {
    end.run();
  }
}
