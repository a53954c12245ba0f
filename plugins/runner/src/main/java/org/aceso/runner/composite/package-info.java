/**
 * Scores that are made of other scores: data of a phase, computed by the host, so that a weighted
 * mean of two metrics needs no code of a plugin.
 */
package org.aceso.runner.composite;
