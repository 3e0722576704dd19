package org.millrace.management;

import java.util.List;
import java.util.Optional;
import org.millrace.model.AppName;

/**
 * A function app as the installation sees it.
 *
 * @param reason why it is not running, one sentence; empty when it is
 * @param stack {@code node}, {@code dotnet-isolated} …; empty before the first deployment
 * @param revision the active revision; 0 before the first
 * @param liveDeployment the number of the deployment whose package is active
 * @param url its root on the agent that answered, without a trailing slash
 * @param warnings what a person should know although the app runs
 */
public record App(
    AppName name,
    State state,
    String reason,
    String stack,
    int revision,
    Optional<Integer> liveDeployment,
    String url,
    List<Function> functions,
    List<String> warnings) {

  public App {
    functions = List.copyOf(functions);
    warnings = List.copyOf(warnings);
  }

  public enum State {
    /** Made, but nothing was ever deployed to it. */
    EMPTY,
    STARTING,
    RUNNING,
    DEPLOYING,
    /** Its first deployment failed, or it cannot be started any more. */
    ERROR,
    STOPPED,
    /** No ready agent can run it. */
    NOWHERE
  }
}
