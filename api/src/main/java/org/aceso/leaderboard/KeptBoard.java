package org.aceso.leaderboard;

/**
 * A board as it was made.
 *
 * @param terms what the phase itself decided of it
 * @param state what the database held for it
 * @param readFrom an instant of this process, in ns: what the board shows was read after it
 */
record KeptBoard(String terms, String state, long readFrom, Leaderboards.Board board) {

  boolean isOf(String otherTerms, String otherState) {
    return terms.equals(otherTerms) && state.equals(otherState);
  }

  /** Whether whoever asked at an instant by these terms would read nothing older by themselves. */
  boolean answers(String asking, long asked) {
    return terms.equals(asking) && readFrom - asked >= 0;
  }

  /** The same, when the database was found to hold nothing else. */
  KeptBoard readAgain(long from) {
    return new KeptBoard(terms, state, from, board);
  }

  int bytes() {
    return board.json().bytes();
  }
}
