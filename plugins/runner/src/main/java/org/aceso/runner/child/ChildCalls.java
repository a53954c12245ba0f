package org.aceso.runner.child;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.host.PluginException;
import org.aceso.runner.host.PluginJar;
import org.aceso.runner.json.RunnerJson;
import org.aceso.spi.ChallengeType;

/** Answers requests, keeping the jars of earlier ones loaded. One thread. */
final class ChildCalls {
  private static final ObjectMapper JSON = RunnerJson.binaryMapper();

  private final Map<String, PluginJar> jars = new HashMap<>();

  /** The job that was asked about last: the next submission of a phase finds it configured. */
  private JobCalls latest;

  byte[] answer(byte[] request) throws IOException {
    Response<?> response = respond(request);
    LeftProcesses.end();
    return JSON.writeValueAsBytes(response);
  }

  private Response<?> respond(byte[] request) {
    try {
      return Response.answer(run(RequestJson.read(request)));
    } catch (PluginException e) {
      return Response.refused(e);
    } catch (EvaluatorException e) {
      return Response.fault(e.fault(), e.getMessage());
    } catch (IOException e) {
      return Response.fault(Fault.HUB, e.toString());
    } catch (OutOfMemoryError e) {
      return Response.fault(Fault.RESOURCES, "the evaluation ran out of memory");
    } catch (StackOverflowError | LinkageError e) {
      return Response.fault(Fault.PLUGIN, "the plugin failed: " + e);
    } catch (RuntimeException e) {
      return Response.fault(Fault.HUB, "the evaluation failed: " + e);
    }
  }

  private Object run(Request<?> request) throws IOException {
    if (request instanceof Request.Describe describe) {
      try (PluginJar jar = PluginJar.open(describe.jar())) {
        return jar.describe();
      }
    }
    Request.OfJob<?> call = (Request.OfJob<?>) request;
    PluginJar jar = loaded(call.job());
    return jar.within(() -> about(call, jar).run(call));
  }

  /** Whoever asks what settings become has them configured anew. */
  private JobCalls about(Request.OfJob<?> call, PluginJar jar) {
    Job job = call.job();
    if (call instanceof Request.Configure || latest == null || !latest.isAbout(job)) {
      latest = new JobCalls(job, type(jar, job.type()));
    }
    return latest;
  }

  private PluginJar loaded(Job job) {
    return jars.computeIfAbsent(job.sha256(), digest -> PluginJar.open(job.jar(), Set.of(digest)));
  }

  private static ChallengeType type(PluginJar jar, String id) {
    ChallengeType type = jar.types().get(id);
    if (type == null) {
      throw new EvaluatorException(
          Fault.PLUGIN, "the jar has no type " + id + " but " + jar.types().keySet());
    }
    return type;
  }
}
