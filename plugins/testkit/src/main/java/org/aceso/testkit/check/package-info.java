/**
 * Tries a finished jar as a host runs it: the rules of the contract, leaks, speed and memory, in
 * child processes. {@code aceso plugin check} prints what comes of it. Runs without a test
 * framework.
 */
package org.aceso.testkit.check;
