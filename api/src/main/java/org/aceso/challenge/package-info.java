/**
 * Challenges, who organises them and who registered. Knows people only as ids; every other feature
 * of a challenge knows this one.
 */
package org.aceso.challenge;
