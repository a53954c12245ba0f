package org.aceso.formats.volume;

import java.io.IOException;

/** The bytes are not what they should be; the storage they come from is well. */
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final String field;

  /**
   * What is wrong.
   *
   * @param field of the header; empty when it is none
   */
  public DamagedFileException(String code, String message, String field) {
    super(message);
    this.code = code;
    this.field = field;
  }

  /** The code of the issue. */
  public String code() {
    return code;
  }

  /** The field of the header; empty when it is none. */
  public String field() {
    return field;
  }
}
