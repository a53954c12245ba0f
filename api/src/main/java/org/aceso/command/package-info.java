/**
 * What authors of challenge types and competitors do on their own machine: list types, list cases,
 * write a sample, validate, score; begin a plugin and check its jar. The same runner as the
 * server's, in one process but for the checks.
 */
package org.aceso.command;
