/**
 * Bytes by content: what is put in is safe on disk before its row is written, and is found again by
 * its SHA-256. Knows no feature.
 */
package org.aceso.storage;
