/**
 * The load run: measures the built application from outside, beside what bounds it. Talks HTTP to
 * the server and SQL to its database; of the server's classes it uses none, of the runner's the
 * evaluator alone.
 */
package org.aceso.benchmark;
