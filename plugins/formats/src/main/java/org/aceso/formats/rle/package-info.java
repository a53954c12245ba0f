/**
 * Run lengths of pixels, as competitions of Kaggle write masks. It knows {@code java.base} alone.
 */
package org.aceso.formats.rle;
