/**
 * What officers vouch for about data: that they are anonymous, and how patients were informed.
 * Knows datasets and challenges.
 */
package org.aceso.attestation;
