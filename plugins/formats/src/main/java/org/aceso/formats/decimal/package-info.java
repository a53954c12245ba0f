/**
 * Decimal numbers in text, read strictly and rounded correctly, and written alike on any machine.
 * It knows {@code java.base} alone; every format may use it.
 */
package org.aceso.formats.decimal;
