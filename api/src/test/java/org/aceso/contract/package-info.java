/**
 * The running server held against {@code openapi.yaml} and against what strangers send. A client
 * like any other: knows the wire and the contract's text, nothing of the server but how to start
 * it.
 */
package org.aceso.contract;
