/**
 * Which of its submissions a team chose to compete. Knows phases, teams and standings, and reads
 * submissions as rows; what comes of a choice is decided by standings.
 */
package org.aceso.selection;
