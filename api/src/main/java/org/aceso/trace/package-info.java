/**
 * Traces of requests and of the work that follows from them, sent to a collector of OpenTelemetry.
 * Names and kinds of things alone: nothing of a person, a team or a token. Nobody else knows the
 * library.
 */
package org.aceso.trace;
