package org.aceso.demo;

/**
 * A team with a token of its captain.
 *
 * @param number from 0; decides how good the team is
 */
record DemoTeam(int number, String id, String name, DemoClient captain) {}
