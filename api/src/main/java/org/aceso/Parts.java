package org.aceso;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aceso.database.DatabaseTime;
import org.aceso.http.Api;
import org.aceso.http.ClientAddress;
import org.aceso.http.Edge;
import org.aceso.http.Origins;
import org.aceso.http.Patience;
import org.aceso.http.PublicUrl;
import org.aceso.http.RateLimits;
import org.aceso.http.RateQuotas;
import org.aceso.limit.Limiter;
import org.aceso.plugin.Evaluators;
import org.aceso.runner.Runner;
import org.aceso.trace.Traces;
import org.aceso.upload.UploadLimits;
import org.aceso.webhook.Dispatcher;

/** Settings of the parts of a server that need more than their value. */
final class Parts {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}(,[0-9]{1,7})*");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private Parts() {}

  /** One child a worker, and one more for those who wait for answers. */
  static Evaluators.Options options(Config config) {
    return options(config, Math.max(1, config.number(ServerSetting.WORKERS)) + 1);
  }

  static Evaluators.Options options(Config config, int processes) {
    return new Evaluators.Options(
        processes,
        config.number(ServerSetting.CHILD_HEAP_MIB),
        config.seconds(ServerSetting.DESCRIBE_SECONDS),
        config.seconds(ServerSetting.EVALUATION_SECONDS));
  }

  static Dispatcher.Options webhooks(Config config) {
    String targets = config.text(ServerSetting.WEBHOOK_TARGETS);
    if (!targets.equals("public") && !targets.equals("any")) {
      throw new ConfigException(
          ServerSetting.WEBHOOK_TARGETS.variable() + " must be public or any, not " + targets);
    }
    String retries = config.text(ServerSetting.WEBHOOK_RETRY_SECONDS);
    if (!SECONDS.matcher(retries).matches()) {
      throw new ConfigException(
          ServerSetting.WEBHOOK_RETRY_SECONDS.variable()
              + " must be whole numbers of seconds with commas between, not "
              + retries);
    }
    return new Dispatcher.Options(
        targets.equals("any"),
        config.seconds(ServerSetting.WEBHOOK_SECONDS),
        Arrays.stream(retries.split(",")).map(Long::valueOf).map(Duration::ofSeconds).toList());
  }

  /** The stated folder, or the one that stands beside the server's jar. */
  static Path plugins(Config config) {
    return config.has(ServerSetting.PLUGINS)
        ? config.path(ServerSetting.PLUGINS)
        : application().resolve("plugins");
  }

  /** The folder of the server's jar; of the classes' parent when it runs from a build. */
  static Path application() {
    try {
      Path code = Path.of(Aceso.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(code) ? code.resolveSibling("app") : code.getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the server does not know where it stands", e);
    }
  }

  static Set<String> allowed(Config config) {
    if (!config.has(ServerSetting.PLUGINS_ALLOWED)) {
      return Set.of();
    }
    Path file = config.path(ServerSetting.PLUGINS_ALLOWED);
    try {
      Set<String> digests =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .collect(Collectors.toSet());
      if (digests.isEmpty() || !digests.stream().allMatch(SHA_256.asMatchPredicate())) {
        throw new ConfigException(file + " must hold one SHA-256 of 64 hexadecimal digits a line");
      }
      return digests;
    } catch (IOException e) {
      throw new ConfigException("the list of allowed plugins " + file + " cannot be read");
    }
  }

  /** Where this process sends what it traces; nowhere unless a collector is named. */
  static Traces traces(Config config, String process) {
    return config.has(ServerSetting.OTLP_ENDPOINT)
        ? Traces.to(collector(config), process, Runner.version())
        : Traces.off();
  }

  private static URI collector(Config config) {
    String url = config.text(ServerSetting.OTLP_ENDPOINT);
    ConfigException wrong =
        new ConfigException(
            ServerSetting.OTLP_ENDPOINT.variable()
                + " must be a URL such as http://localhost:4318, without a path");
    try {
      URI collector = new URI(url);
      if (!Set.of("http", "https").contains(String.valueOf(collector.getScheme()))
          || collector.getHost() == null
          || collector.getUserInfo() != null
          || !Set.of("", "/").contains(collector.getPath())
          || collector.getQuery() != null
          || collector.getFragment() != null) {
        throw wrong;
      }
      return collector;
    } catch (URISyntaxException e) {
      throw wrong;
    }
  }

  /** How the server meets the outside. */
  static Edge edge(
      Config config, Limiter limiter, DatabaseTime time, Edge.Answered answered, Traces traces) {
    RateQuotas quotas =
        new RateQuotas(
            config.seconds(ServerSetting.RATE_WINDOW_SECONDS),
            config.bytes(ServerSetting.RATE_READS),
            config.bytes(ServerSetting.RATE_WRITES),
            config.bytes(ServerSetting.RATE_VALIDATIONS),
            config.bytes(ServerSetting.RATE_ANONYMOUS),
            config.bytes(ServerSetting.RATE_FAILURES),
            config.bytes(ServerSetting.RATE_PLATFORM));
    return new Edge(
        new RateLimits(limiter, proxies(config), quotas),
        time::now,
        publicUrl(config),
        origins(config),
        patience(config),
        answered,
        traces);
  }

  /** Throws for the first setting that no part could use. */
  static void check(Config config) {
    OidcConfig.read(config);
    webhooks(config);
    allowed(config);
    publicUrl(config);
    origins(config);
    proxies(config);
    patience(config);
    if (config.has(ServerSetting.OTLP_ENDPOINT)) {
      collector(config);
    }
  }

  /** How much may be on its way in parts. */
  static UploadLimits uploads(Config config) {
    return new UploadLimits(
        config.bytes(ServerSetting.MAX_RESUMABLE_BYTES),
        config.number(ServerSetting.RESUMABLE_PER_PERSON),
        Duration.ofHours(config.number(ServerSetting.RESUMABLE_HOURS)));
  }

  private static Patience patience(Config config) {
    return new Patience(
        config.seconds(ServerSetting.HEAD_SECONDS),
        config.seconds(ServerSetting.BODY_SECONDS),
        config.bytes(ServerSetting.SLOWEST_BYTES),
        config.seconds(ServerSetting.SLOW_SECONDS),
        config.number(ServerSetting.UPLOADS),
        config.number(ServerSetting.CONNECTIONS),
        config.seconds(ServerSetting.STOP_SECONDS));
  }

  private static Origins origins(Config config) {
    try {
      return Origins.parse(config.list(ServerSetting.CORS_ORIGINS));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          ServerSetting.CORS_ORIGINS.variable() + " must be origins: " + e.getMessage());
    }
  }

  private static PublicUrl publicUrl(Config config) {
    try {
      return PublicUrl.parse(config.text(ServerSetting.PUBLIC_URL));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          ServerSetting.PUBLIC_URL.variable() + " must be a URL such as https://api.example.org");
    }
  }

  private static ClientAddress proxies(Config config) {
    try {
      return new ClientAddress(config.list(ServerSetting.TRUSTED_PROXIES));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          ServerSetting.TRUSTED_PROXIES.variable()
              + " must be addresses or ranges such as 10.0.0.0/8, with commas between");
    }
  }

  static Javalin listen(Api api, Config config) throws IOException {
    String host = config.text(ServerSetting.HOST);
    int port = config.number(ServerSetting.PORT);
    // What Javalin would log about a start that fails is said below in one line.
    JavalinLogger.enabled = false;
    try {
      return api.start(host, port);
    } catch (JavalinException e) {
      throw new IOException(
          "cannot listen on " + host + ":" + port + ": the port is taken or not allowed", e);
    } finally {
      JavalinLogger.enabled = true;
    }
  }
}
