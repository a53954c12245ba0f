/**
 * JSON as RFC 8259 has it, read token by token, so that a file of any size takes the memory of one
 * string. It knows the SPI and {@link org.aceso.formats.decimal}.
 */
package org.aceso.formats.json;
