package org.aceso;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** How the log is written: lines for people, or a JSON object a line for machines. */
final class LogFormat {
  private static final String APPENDER = "STDERR";

  private LogFormat() {}

  /** Takes the format that the settings name; lines are what the log starts with. */
  static void use(Config config) {
    String format = config.text(ServerSetting.LOG_FORMAT).trim();
    if (format.equals("json")) {
      writeJson();
    } else if (!format.equals("text")) {
      throw new ConfigException(
          ServerSetting.LOG_FORMAT.variable() + " must be text or json, not \"" + format + "\"");
    }
  }

  private static void writeJson() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ConsoleAppender<ILoggingEvent> appender =
        (ConsoleAppender<ILoggingEvent>) root.getAppender(APPENDER);
    MaskingEncoder encoder = new MaskingEncoder();
    encoder.setContext(context);
    encoder.start();
    appender.setEncoder(encoder);
  }

  /** Credentials are logged by nobody; if one slips into a text all the same, it ends here. */
  private static final class MaskingEncoder extends JsonEncoder {
    private static final Pattern CREDENTIAL =
        Pattern.compile("(aceso_p(?:at|lt)_|eyJ)[\\w.~+/=-]+");

    MaskingEncoder() {
      setWithSequenceNumber(false);
      setWithNanoseconds(false);
      setWithContext(false);
      setWithMarkers(false);
      setWithKVPList(false);
      // The message with its arguments is there: raw ones are not.
      setWithMessage(false);
      setWithArguments(false);
      setWithFormattedMessage(true);
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
      String line = new String(super.encode(event), StandardCharsets.UTF_8);
      return CREDENTIAL.matcher(line).replaceAll("$1…").getBytes(StandardCharsets.UTF_8);
    }
  }
}
