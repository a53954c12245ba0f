package org.aceso.type.survival;

/**
 * One event, and where the tables state it.
 *
 * @param risk the column of predicted risks
 * @param event the column that tells whether it occurred; stands for the event in names of metrics
 * @param time the column of times
 * @param survival what stands before a time in the names of columns of predicted survival
 */
record Endpoint(String risk, String event, String time, String survival) {}
