/**
 * Puts the server together: the only place that knows all features.
 *
 * <p>{@code Main} reads the command line, {@code Aceso} starts and stops what one server process is
 * made of.
 */
package org.aceso;
