package org.aceso.metrics.classification;

/**
 * The class that a case has and the class that was predicted.
 *
 * @param truth from 0, below the number of classes
 * @param predicted from 0, below the number of classes
 */
public record ClassPair(int truth, int predicted) {}
