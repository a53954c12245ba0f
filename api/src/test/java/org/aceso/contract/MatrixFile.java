package org.aceso.contract;

import java.util.Map;
import java.util.stream.Collectors;

/** The authorisation matrix as a page. */
final class MatrixFile {
  private static final String HEAD =
      """
      # Who is answered what
      Every operation of the contract, asked as everybody who may come near a public challenge with a hidden dataset,
      a submission of the first team and an open phase. `yes` is any answer that shows or does something, or says why
      that cannot be done now; the rest are refusals: `401` without a credential, `403` where the caller may know of
      it, `404` where not. A test makes this page and fails when an answer differs; what each operation requires is
      `x-requires` in the contract.

      """;

  private MatrixFile() {}

  static String text(Map<String, Map<String, Integer>> matrix) {
    StringBuilder page = new StringBuilder(HEAD);
    matrix.values().stream()
        .findFirst()
        .ifPresent(
            row -> {
              page.append("| operation | ")
                  .append(String.join(" | ", row.keySet()))
                  .append(" |\n|---|")
                  .append("---|".repeat(row.size()))
                  .append('\n');
            });
    matrix.forEach(
        (id, row) ->
            page.append("| `").append(id).append("` | ").append(cells(row)).append(" |\n"));
    return page.toString();
  }

  private static String cells(Map<String, Integer> row) {
    return row.values().stream().map(MatrixFile::cell).collect(Collectors.joining(" | "));
  }

  private static String cell(int status) {
    return status == 401 || status == 403 || status == 404 ? Integer.toString(status) : "yes";
  }
}
