package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigTest {
  @TempDir private Path folder;

  @Test
  void nothingStated_isTheStandards() {
    Config config = Config.read(null, Map.of());
    assertEquals("127.0.0.1", config.text(ServerSetting.HOST));
    assertEquals(8080, config.number(ServerSetting.PORT));
    assertEquals(Duration.ofSeconds(20), config.seconds(ServerSetting.LEASE_SECONDS));
    assertEquals(104_857_600, config.bytes(ServerSetting.MAX_UPLOAD_BYTES));
    assertFalse(config.has(ServerSetting.DATABASE_URL));
  }

  @Test
  void environment_winsOverTheFile() throws IOException {
    Path file = file("port=1\nworkers=3\nlease.seconds = 7\n");
    Config config = Config.read(file, Map.of("ACESO_PORT", "2", "PORT", "3"));
    assertEquals(2, config.number(ServerSetting.PORT));
    assertEquals(3, config.number(ServerSetting.WORKERS));
    assertEquals(Duration.ofSeconds(7), config.seconds(ServerSetting.LEASE_SECONDS));
  }

  @Test
  void unknownSettings_areAllNamed() throws IOException {
    Path file = file("prot=1\nPORT=2\nworkers=3\n");
    String told =
        assertThrows(ConfigException.class, () -> Config.read(file, Map.of())).getMessage();
    assertTrue(told.contains("[PORT, prot]") && told.contains(file.toString()), told);
  }

  @Test
  void missingFile_isNamed() {
    Path file = folder.resolve("none.properties");
    String told =
        assertThrows(ConfigException.class, () -> Config.read(file, Map.of())).getMessage();
    assertEquals("the settings file " + file + " cannot be read", told);
  }

  @Test
  void fileWithABadEscape_isRefused() throws IOException {
    Path file = file("data=C:\\users\n");
    assertThrows(ConfigException.class, () -> Config.read(file, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1.5", "99999999999", "1e3", "0x10", "65536"})
  void wrongNumber_isRefusedWithItsName(String value) {
    Map<String, String> environment = Map.of("ACESO_PORT", value);
    String told =
        assertThrows(ConfigException.class, () -> Config.read(null, environment)).getMessage();
    assertTrue(told.contains("ACESO_PORT") && told.contains("\"" + value + "\""), told);
    assertEquals(1, told.lines().count());
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("aceso.properties"), content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DATABASE_CONNECTIONS",
        "CHILD_HEAP_MIB",
        "EVALUATION_SECONDS",
        "DESCRIBE_SECONDS",
        "LEASE_SECONDS",
        "MAX_UPLOAD_BYTES"
      })
  void zeroWhereNothingWouldWork_isRefused(String setting) {
    Map<String, String> environment = Map.of("ACESO_" + setting, "0");
    String told =
        assertThrows(ConfigException.class, () -> Config.read(null, environment)).getMessage();
    assertTrue(told.startsWith("ACESO_" + setting + " must be a whole number from "), told);
  }
}
