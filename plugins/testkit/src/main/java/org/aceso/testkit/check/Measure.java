package org.aceso.testkit.check;

/**
 * A number about which no verdict is passed.
 *
 * @param topic {@code speed} or {@code memory}
 * @param name what was measured
 * @param unit such as {@code ms}
 */
public record Measure(String topic, String name, double value, String unit) {}
