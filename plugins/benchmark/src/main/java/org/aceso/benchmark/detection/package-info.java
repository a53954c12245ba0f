/** What metrics of detections take. */
package org.aceso.benchmark.detection;
