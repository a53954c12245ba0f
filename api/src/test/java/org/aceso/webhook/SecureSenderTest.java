package org.aceso.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the address was checked beforehand takes nothing from TLS: the name must still be right. */
final class SecureSenderTest {
  @TempDir private Path folder;

  private SSLContext tls;
  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    tls = certified("hooks.example.org");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void receiverWithTheRightName_isSentTo() throws Exception {
    assertEquals(Outcome.DELIVERED, send("hooks.example.org", tls));
  }

  @Test
  void receiverWithAnotherName_isNotSentTo() throws Exception {
    assertEquals(Outcome.NOT_SECURE, send("other.example.org", tls));
  }

  @Test
  void receiverWhomNobodyVouchesFor_isNotSentTo() throws Exception {
    assertEquals(Outcome.NOT_SECURE, send("hooks.example.org", SSLContext.getDefault()));
  }

  private Outcome send(String host, SSLContext trusted) throws Exception {
    Targets here = new Targets(true, name -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    try (Sender sender = new Sender(here, Duration.ofSeconds(5), trusted)) {
      String url = "https://" + host + ":" + server.getAddress().getPort() + "/";
      return sender.send(new Sender.Message(url, "evt_1", 1, "v1,x", "{}")).outcome();
    }
  }

  /** A context whose certificate is for a name, and which trusts that certificate alone. */
  private SSLContext certified(String name) throws Exception {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(keytool.getInputStream().readAllBytes());
    assertEquals(0, keytool.waitFor(), printed);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, "changeit".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
