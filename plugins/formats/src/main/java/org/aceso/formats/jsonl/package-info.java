/**
 * JSON Lines: one object about one case on each line. It knows the SPI, {@link
 * org.aceso.formats.json} and the texts of messages.
 */
package org.aceso.formats.jsonl;
