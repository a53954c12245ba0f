package org.aceso.runner.host;

/** A jar cannot be used as a plugin. The message is one line for whoever handed it in. */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final Reason reason;

  /** What is wrong with a jar. */
  public enum Reason {
    /** It is no readable jar with the manifest of a plugin. */
    CORRUPT_JAR,
    /** Its digest is not the one that was allowed. */
    DIGEST_NOT_ALLOWED,
    /** It holds classes of the SPI, which belong to the host. */
    BUNDLES_SPI,
    /** It was made for another version of the SPI. */
    WRONG_SPI_VERSION,
    /** It offers no challenge type. */
    NO_EXTENSION,
    /** Two of its challenge types have one id. */
    DUPLICATE_TYPE,
    /** It needs a class that is neither in it nor in the platform. */
    MISSING_CLASS,
    /** It throws, answers nonsense or hangs while it describes itself. */
    BROKEN
  }

  public PluginException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  PluginException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What is wrong, for programs. */
  public Reason reason() {
    return reason;
  }
}
