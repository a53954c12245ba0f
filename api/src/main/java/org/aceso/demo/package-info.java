/**
 * A whole challenge over HTTP, as an organiser and the competitors of the French pathology
 * society's challenge would run it. A client like any other: knows the wire, nothing of the server.
 */
package org.aceso.demo;
