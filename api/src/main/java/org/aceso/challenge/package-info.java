/**
 * Challenges, and what a caller is to them. Knows people only as ids; every other feature of a
 * challenge knows this one.
 */
package org.aceso.challenge;
