/**
 * Loads plugin jars, so that a plugin sees the Java platform, the SPI and itself, and nothing else
 * of its host. The only package that knows PF4J. Knows {@code org.aceso.runner.descriptor}.
 */
package org.aceso.runner.host;
