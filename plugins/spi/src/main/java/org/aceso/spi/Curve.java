package org.aceso.spi;

/**
 * Points to plot, in drawing order.
 *
 * @param id such as {@code roc}
 * @param xLabel what x is, with its unit
 * @param yLabel what y is, with its unit
 * @param x finite
 * @param y as many as {@code x}, finite
 */
public record Curve(String id, String xLabel, String yLabel, double[] x, double[] y) {}
