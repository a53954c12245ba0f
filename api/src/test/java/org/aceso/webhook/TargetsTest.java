package org.aceso.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetsTest {
  private final Targets targets = new Targets(false, InetAddress::getAllByName);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.org/a?b=c",
        "https://hooks.example.org:8443/",
        "https://93.184.215.14/",
        "https://[2606:4700::1111]/",
        "https://xn--bcher-kva.example/",
      })
  void publicPlace_isTaken(String url) {
    assertEquals(Optional.empty(), targets.problem(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.org/",
        "ftp://hooks.example.org/",
        "file:///etc/passwd",
        "https:///",
        "https:hooks.example.org",
        "https://user:secret@hooks.example.org/",
        "https://hooks.example.org@127.0.0.1/",
        "https://hooks.example.org/#x",
        "https://hooks.example.org:0/",
        "https://hooks.example.org:65536/",
        "https://localhost/",
        "https://LOCALHOST/",
        "https://a.localhost/",
        "https://metadata.google.internal/",
        "https://printer.local/",
        "https://intranet/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://127.0.0.1./",
        "https://0/",
        "https://0.0.0.0/",
        "https://10.1.2.3/",
        "https://100.64.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://192.0.0.192/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001:0:7f00:1::]/",
        "https://[fc00::1]/",
        "https://[fd12:3456::1]/",
        "https://[fe80::1]/",
        "https://[fe80::1%25eth0]/",
        "https://[ff02::1]/",
        "https://１２７.0.0.1/",
        "https://ex ample.org/",
        "https://-a.example.org/",
        "javascript:alert(1)",
        "",
      })
  void otherPlace_isRefused(String url) {
    assertTrue(targets.problem(url).isPresent(), url);
  }

  @Test
  void privatePlace_isTakenWhereTheOperatorAllowsAny() {
    Targets any = new Targets(true, InetAddress::getAllByName);
    assertEquals(Optional.empty(), any.problem("http://127.0.0.1:9/"));
    assertEquals(Optional.empty(), any.problem("http://localhost:9/"));
    assertTrue(any.problem("http://0x7f000001/").isPresent());
  }

  @Test
  void name_isForbiddenWhenOneOfItsAddressesIs() throws UnknownHostException {
    InetAddress good = InetAddress.getByName("93.184.215.14");
    InetAddress bad = InetAddress.getByName("10.0.0.1");
    Targets mixed = new Targets(false, host -> new InetAddress[] {good, bad});
    assertThrows(Targets.ForbiddenException.class, () -> mixed.resolve("a.example"));
    Targets fine = new Targets(false, host -> new InetAddress[] {good});
    assertArrayEquals(new InetAddress[] {good}, fine.resolve("a.example"));
  }

  /** The second answer of the name server, which is private, is never asked for. */
  @Test
  void name_isResolvedOnceAndConnectedToAtTheAddressThatWasChecked() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Receiver inside = Receiver.answering(200)) {
      Targets rebinding =
          new Targets(
              false,
              host ->
                  new InetAddress[] {
                    InetAddress.getByName(asked.getAndIncrement() == 0 ? "192.0.2.1" : "127.0.0.1")
                  });
      // The first answer is of a range for documents: forbidden, and nobody tries the second.
      assertEquals(Outcome.ADDRESS_FORBIDDEN, send(rebinding, inside).outcome());
      assertEquals(1, asked.get());
      // Now the name stands for this machine.
      assertEquals(Outcome.ADDRESS_FORBIDDEN, send(rebinding, inside).outcome());
      assertEquals(2, asked.get());
      assertEquals(List.of(), inside.all());
    }
  }

  @Test
  void publicThenPrivateAnswer_neverReachesThePrivatePlace() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Receiver inside = Receiver.answering(200)) {
      Targets rebinding =
          new Targets(
              false,
              host ->
                  new InetAddress[] {
                    InetAddress.getByName(
                        asked.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1")
                  });
      Sender.Answer answer = send(rebinding, inside);
      assertEquals(1, asked.get(), "asked once an attempt");
      assertFalse(answer.outcome() == Outcome.DELIVERED, answer.toString());
      assertEquals(List.of(), inside.all());
    }
  }

  @Test
  void answerThatNeverEnds_isGivenUpInTime() throws Exception {
    try (java.net.ServerSocket silent =
        new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Targets any = new Targets(true, InetAddress::getAllByName);
      try (Sender sender = new Sender(any, Duration.ofSeconds(1), SSLContext.getDefault())) {
        String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
        assertEquals(
            Outcome.TIMED_OUT,
            sender.send(new Sender.Message(url, "evt_1", 1, "v1,x", "{}")).outcome());
      }
    }
  }

  private static Sender.Answer send(Targets targets, Receiver inside) throws Exception {
    String url = inside.url().replace("127.0.0.1", "hooks.example.org");
    try (Sender sender = new Sender(targets, Duration.ofSeconds(2), SSLContext.getDefault())) {
      return sender.send(new Sender.Message(url, "evt_1", 1, "v1,x", "{}"));
    }
  }
}
