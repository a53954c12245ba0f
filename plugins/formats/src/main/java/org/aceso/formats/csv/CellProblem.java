package org.aceso.formats.csv;

/** What is wrong with a cell: a code and the message about it. */
record CellProblem(String code, String message) {}
