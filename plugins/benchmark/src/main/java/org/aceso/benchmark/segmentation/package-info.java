/** What it takes to read label maps and to measure the distances of their surfaces. */
package org.aceso.benchmark.segmentation;
