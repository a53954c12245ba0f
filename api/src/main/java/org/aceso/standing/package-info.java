/**
 * The entry of each team on the board of a phase: which of its scored submissions it is. Knows
 * phases and teams, and reads submissions and evaluations as rows; evaluations bring it new scores,
 * submissions ask it to choose anew, boards show what it chose.
 */
package org.aceso.standing;
