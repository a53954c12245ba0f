/**
 * What a server measures of itself, for Prometheus to read on a port of its own. Names and numbers
 * of kinds of things alone: nothing of a person, a team or a challenge.
 */
package org.aceso.monitor;
