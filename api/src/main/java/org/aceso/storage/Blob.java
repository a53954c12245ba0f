package org.aceso.storage;

/**
 * Stored bytes.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param bytes how many
 */
public record Blob(String sha256, long bytes) {}
