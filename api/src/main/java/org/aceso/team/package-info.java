/**
 * Teams, the only kind of participant, and the invitations into them. Knows challenges; submissions
 * and boards know teams.
 */
package org.aceso.team;
