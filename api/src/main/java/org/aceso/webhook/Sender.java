package org.aceso.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes one attempt. Nothing of the answer is read but status and Retry-After; no redirect is
 * followed; a host is resolved once, and connected to at the very address that was checked, with
 * its name kept for TLS.
 */
final class Sender implements AutoCloseable {
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final int MOST_AT_A_TIME = 64;

  private final Duration timeout;
  private final CloseableHttpClient http;
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param timeout how long an attempt may take in all
   * @param tls whom to trust
   */
  Sender(Targets targets, Duration timeout, SSLContext tls) {
    this.timeout = timeout;
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(resolver(targets))
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8192).build())
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(Timeout.of(timeout))
                    .build())
            .setMaxConnTotal(MOST_AT_A_TIME)
            .setMaxConnPerRoute(MOST_AT_A_TIME)
            .build();
    this.http =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setConnectionReuseStrategy((request, response, context) -> false)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("Aceso")
            .build();
  }

  /** What is sent, and what came back. */
  record Message(String url, String id, long timestamp, String signature, String body) {}

  /**
   * @param status null when there was no answer
   * @param retryAfter what the answer asked for
   */
  record Answer(Outcome outcome, Integer status, Optional<Duration> retryAfter) {}

  Answer send(Message message) {
    HttpPost request = new HttpPost(URI.create(message.url()));
    request.setEntity(
        new StringEntity(
            message.body(), ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
    request.setHeader("webhook-id", message.id());
    request.setHeader("webhook-timestamp", Long.toString(message.timestamp()));
    request.setHeader("webhook-signature", message.signature());
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> end =
        watch.schedule(
            () -> {
              late.set(true);
              request.abort();
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
      return new Answer(Outcome.of(response.getCode()), response.getCode(), retryAfter(response));
    } catch (IOException | RuntimeException e) {
      return new Answer(late.get() ? Outcome.TIMED_OUT : outcome(e), null, Optional.empty());
    } finally {
      end.cancel(false);
    }
  }

  private static Outcome outcome(Exception failure) {
    if (failure instanceof Targets.ForbiddenException) {
      return Outcome.ADDRESS_FORBIDDEN;
    }
    if (failure instanceof UnknownHostException) {
      return Outcome.HOST_UNKNOWN;
    }
    if (failure instanceof SSLException) {
      return Outcome.NOT_SECURE;
    }
    if (failure instanceof ConnectTimeoutException
        || failure instanceof java.net.SocketTimeoutException) {
      return Outcome.TIMED_OUT;
    }
    return failure instanceof java.net.SocketException ? Outcome.NOT_CONNECTED : Outcome.BROKEN;
  }

  /** Only seconds: a date would be compared with a clock that is not ours. */
  private static Optional<Duration> retryAfter(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader("Retry-After"))
        .map(Header::getValue)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  private static DnsResolver resolver(Targets targets) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return targets.resolve(host);
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    http.close();
  }
}
