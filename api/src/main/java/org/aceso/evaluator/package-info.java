/**
 * {@code aceso evaluate}: what a hospital runs beside a ground truth that may not leave it. A
 * client of the API, and the same runner as the server's, in a child process.
 */
package org.aceso.evaluator;
