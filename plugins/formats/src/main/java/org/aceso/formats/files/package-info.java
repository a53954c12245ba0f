/**
 * Artifacts of one file a case, in a folder or a zip. It knows the SPI and how {@link
 * org.aceso.formats.csv} shows texts in messages.
 *
 * <p>{@link org.aceso.formats.files.CaseFiles} finds, checks and lists the files; what one of them
 * means is told by a {@link org.aceso.formats.files.CaseFileReader}, which is called for one case
 * at a time, so that memory is that of the few cases in hand.
 */
package org.aceso.formats.files;
