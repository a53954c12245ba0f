/**
 * Bytes by content, in a folder or in an object store: what is put in is safe before its row is
 * written, and is found again by its SHA-256. Knows no feature.
 */
package org.aceso.storage;
