/**
 * How the host reads and orders text: the same on any machine. Knows {@code java.base} alone; any
 * package of the runner may use it.
 */
package org.aceso.runner.text;
