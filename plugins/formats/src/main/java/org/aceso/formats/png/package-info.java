/**
 * Label maps in PNG files (ISO/IEC 15948): one grey value or palette index a pixel. A reader of our
 * own, since that of the JDK brings the desktop along, allocates what a header promises, and
 * answers colours where indices are asked for.
 */
package org.aceso.formats.png;
