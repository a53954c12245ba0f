package org.aceso.storage;

/**
 * A part of a file.
 *
 * @param name an identifier
 */
public record Piece(String name, long bytes) {}
