package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the example manifests say of this application; their shape is checked by {@code .ci}. */
final class KubernetesTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<JsonNode> ALL = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("kubernetes"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).sorted().toList()) {
        try (MappingIterator<JsonNode> documents =
            YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
          documents.forEachRemaining(ALL::add);
        }
      }
    }
  }

  @Test
  void settings_areOnesThatThereAreAndCanBeRead() {
    for (String kind : List.of("serve", "work", "backup")) {
      Map<String, String> environment = environment(container(kind));
      assertEquals(List.of(), Spelling.unknown(environment.keySet()), kind);
      Map<ServerSetting, String> stated = new EnumMap<>(ServerSetting.class);
      for (ServerSetting setting : ServerSetting.values()) {
        String value = environment.get(setting.variable());
        if (value != null) {
          stated.put(setting, value);
        }
      }
      assertTrue(stated.size() > 8, stated.toString());
      Parts.check(Config.of(stated));
    }
  }

  @Test
  void ports_areThoseThatTheServerListensOn() {
    JsonNode serve = container("serve");
    Map<String, String> environment = environment(serve);
    assertEquals(environment.get("ACESO_PORT"), port(serve, "http"));
    assertEquals(environment.get("ACESO_METRICS_PORT"), port(serve, "metrics"));
    assertEquals("/readyz", serve.at("/readinessProbe/httpGet/path").asText());
    JsonNode work = container("work");
    assertEquals(environment(work).get("ACESO_WORK_PORT"), port(work, "health"));
    assertEquals(environment(work).get("ACESO_METRICS_PORT"), port(work, "metrics"));
  }

  @Test
  void pod_livesLongerThanStoppingTakes() {
    Map<String, String> environment = environment(container("serve"));
    int stopping =
        Integer.parseInt(environment.get("ACESO_STOP_DELAY_SECONDS"))
            + Integer.parseInt(environment.get("ACESO_STOP_SECONDS"));
    int grace =
        workload("aceso-serve").at("/spec/template/spec/terminationGracePeriodSeconds").asInt();
    assertTrue(grace >= stopping + 15, grace + " after " + stopping);
  }

  @Test
  void secrets_areMountedWhereTheSettingsLookForThem() {
    Map<String, String> environment = environment(container("serve"));
    assertEquals("/secrets/database-password", environment.get("ACESO_DATABASE_PASSWORD_FILE"));
    assertEquals("/secrets/store-credentials", environment.get("ACESO_STORE_CREDENTIALS_FILE"));
    for (String kind : List.of("serve", "work", "backup")) {
      Set<String> mounted = new HashSet<>();
      container(kind)
          .get("volumeMounts")
          .forEach(one -> mounted.add(one.get("mountPath").asText()));
      assertTrue(mounted.containsAll(Set.of("/secrets", "/data", "/tmp")), mounted.toString());
    }
  }

  @Test
  void metrics_areReachedByTheNamespaceOfMonitoringAlone() {
    for (JsonNode one : ALL) {
      if (one.get("kind").asText().equals("Service")) {
        assertTrue(!one.toString().contains("metrics") && !one.toString().contains("9464"));
      }
    }
    int rules = 0;
    for (JsonNode policy : ALL) {
      if (policy.get("kind").asText().equals("NetworkPolicy")) {
        for (JsonNode rule : policy.at("/spec/ingress")) {
          boolean isMetrics = rule.at("/ports/0/port").asInt() == 9464;
          assertEquals(isMetrics, rule.toString().contains("monitoring"), rule.toString());
          assertEquals(1, rule.get("ports").size());
          rules += isMetrics ? 1 : 0;
        }
      }
    }
    assertEquals(2, rules, "of servers and of workers");
  }

  private static JsonNode workload(String name) {
    return ALL.stream()
        .filter(one -> Set.of("Deployment", "CronJob").contains(one.get("kind").asText()))
        .filter(one -> one.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode container(String kind) {
    JsonNode workload = workload("aceso-" + kind);
    JsonNode direct = workload.at("/spec/template/spec/containers/0");
    return direct.isMissingNode()
        ? workload.at("/spec/jobTemplate/spec/template/spec/containers/0")
        : direct;
  }

  private static Map<String, String> environment(JsonNode container) {
    Map<String, String> all = new HashMap<>();
    ALL.stream()
        .filter(one -> one.get("kind").asText().equals("ConfigMap"))
        .forEach(
            one ->
                one.get("data")
                    .properties()
                    .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText())));
    container
        .path("env")
        .forEach(one -> all.put(one.get("name").asText(), one.get("value").asText()));
    all.keySet().removeIf(name -> !name.startsWith("ACESO_"));
    return all;
  }

  private static String port(JsonNode container, String name) {
    for (JsonNode port : container.get("ports")) {
      if (port.get("name").asText().equals(name)) {
        return port.get("containerPort").asText();
      }
    }
    throw new AssertionError(name);
  }
}
