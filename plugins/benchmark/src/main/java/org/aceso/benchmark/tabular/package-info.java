/** What it takes to read tables and to score ranks, replicates and concordance. */
package org.aceso.benchmark.tabular;
