/**
 * What a plugin jar offers, as data: all that a server needs to know of a jar without loading a
 * class of it. Knows the SPI's records and {@code org.aceso.runner}.
 */
package org.aceso.runner.descriptor;
