/**
 * Strict CSV: a reader of records with their places, and tables with one row a case on top of it.
 * It knows the SPI and {@link org.aceso.formats.decimal}.
 *
 * <p>{@link org.aceso.formats.csv.CsvTable} is what a challenge type uses. The reader beneath knows
 * nothing of cases, so that tables with several rows a case can stand on it too.
 */
package org.aceso.formats.csv;
