/**
 * Opens what somebody handed in: a file, a folder or a zip, checked and bounded before a format
 * sees it. Nothing is unpacked to disk.
 *
 * <p>Knows the SPI and {@code org.aceso.runner.text}. Whatever is wrong with an upload becomes an
 * issue that names the entry; an {@link java.io.IOException} from here means that storage failed.
 */
package org.aceso.runner.artifact;
