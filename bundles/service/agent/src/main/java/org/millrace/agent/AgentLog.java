package org.millrace.agent;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Where a running agent logs: standard error and a folder. */
final class AgentLog {
  private AgentLog() {}

  /** Replaces the set-up that a plain command has. */
  static void into(Path folder) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    context.putProperty("millrace.logs", folder.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(AgentLog.class.getResource("/logback-service.xml"));
    } catch (JoranException broken) {
      throw new IllegalStateException("The log cannot be set up.", broken);
    }
  }
}
