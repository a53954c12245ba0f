package org.aceso.metrics.classification;

import org.aceso.spi.Curve;

/** Points of a curve; of very many, an even choice with both ends. */
final class Points {
  static final int MOST = 1_001;

  private final double[] x;
  private final double[] y;
  private int size;

  Points(int capacity) {
    x = new double[capacity];
    y = new double[capacity];
  }

  void add(double newX, double newY) {
    x[size] = newX;
    y[size++] = newY;
  }

  Curve curve(String id, String xLabel, String yLabel) {
    int kept = Math.min(size, MOST);
    double[] keptX = new double[kept];
    double[] keptY = new double[kept];
    for (int i = 0; i < kept; i++) {
      int from = kept == size ? i : (int) ((long) i * (size - 1) / (kept - 1));
      keptX[i] = x[from];
      keptY[i] = y[from];
    }
    return new Curve(id, xLabel, yLabel, keptX, keptY);
  }
}
