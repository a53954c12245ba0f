/**
 * What authors of challenge types and competitors do on their own machine: list types, list cases,
 * write a sample, validate, score. The same runner as the server's, in one process.
 */
package org.aceso.command;
