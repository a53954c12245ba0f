/**
 * The challenge types that this server can run: which jars there are, what they describe, and the
 * child processes that run them. The server itself never loads a class of a plugin. Knows the
 * runner; features know this package.
 */
package org.aceso.plugin;
