package org.millrace.console.ui.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.ConnectionLine;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.agents.ConnectWizard;
import org.millrace.console.ui.nodes.Node;

/**
 * What becomes of zips, folders, connection lines and agents' addresses that are dropped on a thing
 * or pasted there. Reads no file: a job judges it afterwards.
 */
public final class DropFlow {
  private final IWorkbenchWindow window;
  private final InstallationConnections connections;

  public DropFlow(IWorkbenchWindow window) {
    this.window = window;
    this.connections = window.getService(InstallationConnections.class);
  }

  /** What files would do there; null is the empty area. */
  Drop judge(Node target) {
    return Drop.on(target, connections.states());
  }

  /** Does it; null is the empty area. */
  public boolean take(String[] paths, Node target) {
    if (paths.length != 1) {
      return refuse(NLS.bind(Messages.Drop_several, paths.length));
    }
    Path source = Path.of(paths[0]);
    return switch (judge(target)) {
      case Drop.Deploy deploy -> {
        DeployFlow.to(window, deploy.installation())
            .ifPresent(flow -> flow.startDropped(source, deploy.app()));
        yield true;
      }
      case Drop.NewApp newApp -> {
        DeployFlow.to(window, newApp.installation()).ifPresent(flow -> flow.startNewApp(source));
        yield true;
      }
      case Drop.Ask _ -> {
        // A drag has to end before a wizard runs.
        later(() -> DeployWizard.open(window, List.of(), source.toString()));
        yield true;
      }
      case Drop.Refuse refused -> refuse(refused.sentence());
    };
  }

  /** A line that connects, or an address, which lacks the token. */
  boolean take(String text) {
    Optional<AgentConnection> wanted =
        ConnectionLine.find(text)
            .map(AgentConnection::of)
            .or(() -> AgentAddress.find(text).map(agent -> AgentConnection.to(agent, "")));
    wanted.ifPresent(
        agent -> later(() -> ConnectWizard.open(window, InstallationState.unknown(agent))));
    return wanted.isPresent() || refuse(Messages.Drop_text);
  }

  private void later(Runnable act) {
    window.getShell().getDisplay().asyncExec(act);
  }

  private boolean refuse(String sentence) {
    Notifications.of(window).tellFailure(sentence);
    return false;
  }
}
