/**
 * What all families of metrics share. It knows {@code java.base} alone; each family is a package
 * beneath it that knows the SPI and this package, and no other family.
 */
package org.aceso.metrics;
