package org.aceso.formats.nifti;

import java.io.IOException;

/** The bytes are not what they should be; the storage they come from is well. */
final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final String field;

  DamagedFileException(String code, String message, String field) {
    super(message);
    this.code = code;
    this.field = field;
  }

  String code() {
    return code;
  }

  /** The field of the header; empty when it is none. */
  String field() {
    return field;
  }
}
