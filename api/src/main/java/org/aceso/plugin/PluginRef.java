package org.aceso.plugin;

/** A plugin jar: what it calls itself, and the digest of its bytes. */
public record PluginRef(String id, String version, String sha256) {}
