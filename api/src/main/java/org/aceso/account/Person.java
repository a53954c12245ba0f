package org.aceso.account;

/** Somebody who acts. */
public record Person(String id, String displayName, boolean administrator) {}
