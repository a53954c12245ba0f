package org.aceso.challenge;

/** A text in English, French or both; a language that is missing is null. */
public record Bilingual(String en, String fr) {}
