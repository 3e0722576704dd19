package org.millrace.console.core.apps;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.App;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;

/** Tells an installation to make, start, stop, restart or delete a function app. */
public final class AppOrder {
  /** What can be ordered. */
  public enum Verb {
    CREATE,
    START,
    STOP,
    RESTART,
    DELETE
  }

  private AppOrder() {}

  /** Answers the app as it is then; empty when it was deleted. */
  public static AgentCall<Optional<App>> of(
      Verb verb, InstallationMonitor installation, AppName app) {
    return AgentCall.order(
        installation,
        JobFamilies.COMMAND,
        NLS.bind(title(verb), app),
        agent -> give(verb, agent, app));
  }

  private static String title(Verb verb) {
    return switch (verb) {
      case CREATE -> Messages.AppOrder_creating;
      case START -> Messages.AppOrder_starting;
      case STOP -> Messages.AppOrder_stopping;
      case RESTART -> Messages.AppOrder_restarting;
      case DELETE -> Messages.AppOrder_deleting;
    };
  }

  private static Optional<App> give(Verb verb, ManagementClient agent, AppName app)
      throws IOException {
    return switch (verb) {
      case CREATE -> Optional.of(agent.createApp(app));
      case START -> Optional.of(agent.start(app));
      case STOP -> Optional.of(agent.stop(app));
      case RESTART -> Optional.of(agent.restart(app));
      case DELETE -> {
        agent.deleteApp(app);
        yield Optional.empty();
      }
    };
  }
}
