/**
 * EDF and EDF+ files: the header with its signals, and the annotations of EDF+. (B. Kemp et al.,
 * Electroencephalography and Clinical Neurophysiology 82 (1992) 391-393; B. Kemp and J. Olivan,
 * Clinical Neurophysiology 114 (2003) 1755-1761.)
 *
 * <p>Files are read as a stream, one data record at a time. What a header claims is believed only
 * as far as bytes follow.
 */
package org.aceso.formats.edf;
