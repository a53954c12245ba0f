/**
 * Bootstrap replicates as vectors of counts, from a generator that anybody can write again. Knows
 * {@code java.base} alone.
 */
package org.aceso.runner.resample;
