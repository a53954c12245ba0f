/**
 * Who takes part in a challenge: registering, the decision of an organiser, declarations, consent
 * to be contacted, withdrawing. Knows challenges, their documents and forms, and teams, which who
 * withdraws leaves.
 */
package org.aceso.registration;
