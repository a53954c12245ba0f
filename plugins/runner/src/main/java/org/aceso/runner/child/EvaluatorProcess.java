package org.aceso.runner.child;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.host.PluginException;
import org.aceso.runner.json.RunnerJson;

/**
 * The parent's side of one child process. One call at a time; any thread.
 *
 * <p>It contains faults, it is no wall against malice: a child runs as the same user.
 */
public final class EvaluatorProcess implements AutoCloseable {
  private static final ObjectMapper JSON = RunnerJson.binaryMapper();
  private static final int EXIT_OUT_OF_MEMORY = 3;

  /** By the kernel, when memory is short. */
  private static final int EXIT_KILLED = 128 + 9;

  private static final long END_SECONDS = 5;

  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream answers;
  private final ErrorTail errors;
  private volatile boolean usable = true;

  private EvaluatorProcess(Process process) {
    this.process = process;
    requests = new DataOutputStream(process.getOutputStream());
    answers = new DataInputStream(process.getInputStream());
    errors = new ErrorTail(process.getErrorStream());
  }

  /**
   * Starts a child with an empty environment.
   *
   * @throws EvaluatorException with fault HUB when it cannot be started
   */
  public static EvaluatorProcess start(ChildOptions options) {
    ProcessBuilder builder = new ProcessBuilder(options.command());
    builder.environment().clear();
    // Without a UTF-8 locale Java 17 cannot open files with other than ASCII names.
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      return new EvaluatorProcess(builder.start());
    } catch (IOException e) {
      throw new EvaluatorException(Fault.HUB, "cannot start an evaluator process: " + e, e);
    }
  }

  /**
   * Asks the child and waits for the answer.
   *
   * @throws EvaluatorException when there is none; after a fault of RESOURCES or a crash the
   *     process has been killed, see {@link #isUsable}
   * @throws PluginException when the jar cannot be used
   */
  public synchronized <T> T call(Request<T> request, Duration limit) {
    long most = AnswerSize.most(request);
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Thread exchange = new Thread(() -> exchange(request, most, answer), "evaluator-call");
    exchange.setDaemon(true);
    exchange.start();
    Response<T> response = response(request, await(answer, limit));
    if (response.refused() != null) {
      throw new PluginException(response.refused(), response.message());
    }
    if (response.fault() != null) {
      throw new EvaluatorException(response.fault(), response.message());
    }
    return response.answer();
  }

  private <T> Response<T> response(Request<T> request, byte[] answer) {
    try {
      Response<T> response =
          JSON.readValue(
              answer,
              JSON.getTypeFactory().constructParametricType(Response.class, request.answer()));
      if (response != null && response.isOneOfThree()) {
        return response;
      }
    } catch (IOException e) {
      throw failed(Fault.PLUGIN, "the evaluator process answered nonsense", e);
    }
    throw failed(Fault.PLUGIN, "the evaluator process answered nothing", null);
  }

  private void exchange(Request<?> request, long most, CompletableFuture<byte[]> answer) {
    try {
      Frames.write(requests, RequestJson.write(request));
      answer.complete(Frames.read(answers, most));
    } catch (IOException | RuntimeException | Error e) {
      // Whoever waits must not wait in vain.
      answer.completeExceptionally(e);
    }
  }

  private byte[] await(CompletableFuture<byte[]> answer, Duration limit) {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String seconds = limit.toMillis() / 1_000.0 + " s";
      throw failed(Fault.RESOURCES, "the plugin took longer than " + seconds, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(Fault.HUB, "the evaluation was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error ours) {
        throw failed(Fault.HUB, "the answer could not be taken: " + ours, ours);
      }
      throw ended(e.getCause());
    }
  }

  /** Tells why a child ended or wrote something else than an answer. */
  private EvaluatorException ended(Throwable cause) {
    if (!usable) {
      return failed(Fault.HUB, "the evaluator process was closed during a call", cause);
    }
    if (cause instanceof ProtocolException || !hasEnded()) {
      return failed(
          Fault.PLUGIN, "the evaluator process broke the protocol: " + cause.getMessage(), cause);
    }
    int code = process.exitValue();
    if (code == EXIT_KILLED || (code == EXIT_OUT_OF_MEMORY && errors.sayOutOfMemory())) {
      return failed(Fault.RESOURCES, "the evaluation ran out of memory", cause);
    }
    return failed(
        Fault.PLUGIN,
        "the plugin ended its process with code " + code + ": System.exit, or a crash of Java",
        cause);
  }

  /** A process whose output has ended is about to end itself. */
  private boolean hasEnded() {
    try {
      return process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private EvaluatorException failed(Fault fault, String message, Throwable cause) {
    close();
    return new EvaluatorException(fault, message, cause);
  }

  /** Whether it can be called again. */
  public boolean isUsable() {
    return usable && process.isAlive();
  }

  /** The end of what the child and its plugins printed: for logs, never for competitors. */
  public String errorOutput() {
    return errors.text();
  }

  /** Kills the child and whatever it started. */
  @Override
  public void close() {
    usable = false;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
