package org.aceso.contract;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** Everything that the servers of this JVM log while it is open, down to what is usually silent. */
final class Logs implements AutoCloseable {
  private static final String[] LOUD = {"org.aceso", "io.javalin", "com.zaxxer.hikari"};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
  private final Logger[] loggers = new Logger[LOUD.length];
  private final Level[] levels = new Level[LOUD.length];

  private Logs() {}

  static Logs open() {
    Logs logs = new Logs();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%-5level %logger %msg%n%ex");
    encoder.start();
    logs.appender.setContext(context);
    logs.appender.setEncoder(encoder);
    logs.appender.setOutputStream(logs.bytes);
    logs.appender.start();
    for (int i = 0; i < LOUD.length; i++) {
      logs.loggers[i] = context.getLogger(LOUD[i]);
      logs.levels[i] = logs.loggers[i].getLevel();
      logs.loggers[i].setLevel(Level.TRACE);
      logs.loggers[i].setAdditive(false);
      logs.loggers[i].addAppender(logs.appender);
    }
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(logs.appender);
    return logs;
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    for (int i = 0; i < LOUD.length; i++) {
      loggers[i].detachAppender(appender);
      loggers[i].setAdditive(true);
      loggers[i].setLevel(levels[i]);
    }
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(appender);
    appender.stop();
  }
}
