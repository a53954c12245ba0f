package org.aceso.metrics.classification;

/**
 * The class that a case has and the class that was predicted.
 *
 * @param truth from 0, below the number of classes
 * @param predicted from 0, below the number of classes; or that number itself for an undecided
 *     case, where metrics are made for these
 */
public record ClassPair(int truth, int predicted) {}
