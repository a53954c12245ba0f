/**
 * Boards: a pure function of standings and a ranking policy, and what statistics says about the
 * ranks. Knows phases and evaluations; erasure and rescoring know boards.
 */
package org.aceso.leaderboard;
