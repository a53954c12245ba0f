package org.aceso.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which runner this is: stored with every score. */
public final class Runner {
  private static final Properties VERSIONS = read();

  private Runner() {}

  /** The version of the runner. */
  public static String version() {
    return VERSIONS.getProperty("version");
  }

  /** The version of the SPI that it offers to plugins. */
  public static String spiVersion() {
    return VERSIONS.getProperty("spi");
  }

  private static Properties read() {
    Properties properties = new Properties();
    try (InputStream in = Runner.class.getResourceAsStream("version.properties")) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
