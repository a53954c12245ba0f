package org.aceso.runner.host;

import org.aceso.spi.ChallengeType;

/** What a plugin sees of its host: the Java platform and the SPI. */
final class SpiOnlyLoader extends ClassLoader {

  SpiOnlyLoader() {
    super("spi", getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(JarInspection.SPI)) {
      return ChallengeType.class.getClassLoader().loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
