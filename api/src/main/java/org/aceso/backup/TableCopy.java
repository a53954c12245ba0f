package org.aceso.backup;

import java.util.List;

/**
 * The rows of one table.
 *
 * @param columns in the order in which the file has them
 * @param rows how many
 * @param part the file, in the text format of COPY, compressed by gzip
 */
public record TableCopy(String name, List<String> columns, long rows, Part part) {}
