/**
 * Invitations into teams: by a code, or addressed to a person. Knows teams; nothing knows
 * invitations.
 */
package org.aceso.invitation;
