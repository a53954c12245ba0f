/**
 * The challenge type {@code survival}: who has an event how soon. It knows the SPI, the CSV format
 * and the metrics of survival, which are packed into its jar.
 */
package org.aceso.type.survival;
