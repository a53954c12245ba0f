package org.aceso.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.aceso.storage.BlobStore;
import org.aceso.storage.Scratch;
import org.aceso.trace.Traces;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jdbi.v3.core.Jdbi;

/**
 * The operations of the contract and who handles them. A handler is registered for an operationId;
 * method, path, scopes and checks come from the contract, and no operation may be left without a
 * handler.
 */
public final class Api {
  private final Contract contract;
  private final ReadOnly readOnly;
  private final Cors cors;
  private final Responder responder;
  private final Patience patience;
  private final Measuring measuring;
  private final Traces traces;
  private final Pipeline pipeline;
  private final Receiving receiving;
  private final Map<String, Map<String, String>> options = new HashMap<>();
  private final Map<String, io.javalin.http.Handler> handlers = new LinkedHashMap<>();

  public Api(
      Contract contract,
      Jdbi jdbi,
      Authenticator authenticator,
      Delegation delegation,
      BlobStore store,
      Scratch scratch,
      Deposits deposits,
      byte[] secret,
      Edge edge) {
    this.contract = contract;
    this.readOnly = new ReadOnly(contract, jdbi);
    this.cors = new Cors(edge.origins(), contract);
    this.responder = new Responder(edge, cors);
    this.patience = edge.patience();
    this.measuring = new Measuring(edge.answered());
    this.traces = edge.traces();
    Gate gate = new Gate(jdbi, authenticator, delegation, edge.limits());
    Heads heads = new Heads(new Cursors(secret), edge);
    this.pipeline = new Pipeline(jdbi, gate, heads, edge, responder, readOnly);
    this.receiving =
        new Receiving(
            jdbi,
            gate,
            heads,
            new Intake(store, scratch, new Semaphore(patience.uploads())),
            deposits,
            responder);
  }

  /** Registers who handles an operation. */
  public void on(String operationId, Handler handler) {
    Operation operation = operation(operationId);
    readOnly.read(operation, handler);
    handlers.put(operationId, context -> pipeline.run(context, operation, handler));
  }

  /**
   * Registers who handles an operation that takes a while. Two requests with one idempotency key
   * may both take that while, and have one effect.
   */
  public void atLength(String operationId, LongHandler handler) {
    Operation operation = operation(operationId);
    handlers.put(operationId, context -> pipeline.runAtLength(context, operation, handler));
  }

  /** Registers who handles an operation that must answer without the database. */
  public void alone(String operationId, LoneHandler handler) {
    Operation operation = operation(operationId);
    handlers.put(operationId, context -> pipeline.alone(context, operation, handler));
  }

  /** Registers who handles an operation whose body is a file. */
  public void upload(String operationId, UploadHandler handler) {
    Operation operation = operation(operationId);
    handlers.put(operationId, context -> receiving.receive(context, operation, handler));
  }

  /** Registers who handles an operation whose body is a part of a file. */
  public void append(String operationId, PartHandler handler) {
    Operation operation = operation(operationId);
    handlers.put(operationId, context -> receiving.append(context, operation, handler));
  }

  /** Says what OPTIONS tells of the path of an operation, beside its methods. */
  public void tell(String operationId, Map<String, String> headers) {
    options.put(operation(operationId).path(), Map.copyOf(headers));
  }

  /** Registers who handles an operation whose body is a file that nothing is kept of. */
  public void pass(String operationId, PassingHandler handler) {
    Operation operation = operation(operationId);
    handlers.put(operationId, context -> receiving.pass(context, operation, handler));
  }

  /** Registers who handles an operation that is answered as a page or, when asked, as a stream. */
  public void stream(String operationId, Streams streams, StreamHandler handler, Handler page) {
    Operation operation = operation(operationId);
    handlers.put(
        operationId,
        context -> {
          if (Streams.areWanted(context)) {
            pipeline.follow(context, operation, streams, handler);
          } else {
            pipeline.run(context, operation, page);
          }
        });
  }

  /**
   * Starts to serve.
   *
   * @throws IllegalStateException when an operation has no handler
   * @throws io.javalin.util.JavalinException when the port is taken
   */
  public Javalin start(String host, int port) {
    Set<String> missing = new TreeSet<>(contract.operations().keySet());
    missing.removeAll(handlers.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalStateException("nobody handles the operations " + missing);
    }
    return Javalin.create(this::configure).start(host, port);
  }

  /** Handles an operation that asks nothing of the database. */
  @FunctionalInterface
  public interface LoneHandler {
    Answer handle(Call call) throws IOException;
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.router.ignoreTrailingSlashes = false;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          // Tokens of identity providers can be long.
          http.setRequestHeaderSize(16 * 1024);
        });
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new UnreadableRequest(responder));
          server.insertHandler(new SlowSenders(patience));
          server.insertHandler(new GracefulHandler());
          server.setStopTimeout(patience.stop().toMillis());
          server.setRequestLog(measuring);
          server.addBean(new NetworkConnectionLimit(patience.connections(), server));
        });
    config.routes.before(responder::greet);
    handlers.forEach(
        (id, handler) -> {
          Operation operation = operation(id);
          io.javalin.http.Handler announcing =
              context -> {
                Measuring.of(context.req(), id);
                operation.deprecation().ifPresent(deprecation -> deprecation.announce(context));
                Underway.begin(context, operation, traces);
                Underway here = Underway.enter(context, id);
                try {
                  if (Tus.isSpoken(operation)) {
                    Tus.greet(context, operation);
                  }
                  handler.handle(context);
                } catch (Error failure) {
                  // Javalin answers these without a body, and tells nobody.
                  throw new IllegalStateException(failure);
                } finally {
                  here.close();
                }
              };
          config.routes.addHttpHandler(
              HandlerType.findOrCreate(operation.method()), operation.path(), announcing);
          if (operation.isRead()) {
            config.routes.addHttpHandler(HandlerType.HEAD, operation.path(), announcing);
          }
        });
    contract
        .methods()
        .forEach(
            (path, methods) ->
                config.routes.addHttpHandler(
                    HandlerType.OPTIONS,
                    path,
                    context -> {
                      cors.options(context, methods);
                      options.getOrDefault(path, Map.of()).forEach(context::header);
                    }));
    config.routes.exception(
        Refusal.class, (refusal, context) -> responder.refuse(context, refusal));
    config.routes.exception(
        HttpResponseException.class,
        (routed, context) -> responder.refuse(context, Responder.routing(routed)));
    config.routes.exception(
        Exception.class, (failure, context) -> responder.fail(context, failure));
  }

  private Operation operation(String id) {
    Operation operation = contract.operations().get(id);
    if (operation == null) {
      throw new IllegalArgumentException("openapi.yaml has no operation " + id);
    }
    return operation;
  }
}
