/** Strict reading of small text files: UTF-8, lines that end in LF or CR LF. */
package org.aceso.formats.text;
