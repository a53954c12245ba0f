/**
 * Decimal numbers in text, read strictly and rounded correctly. It knows {@code java.base} alone;
 * every text format may use it.
 */
package org.aceso.formats.decimal;
