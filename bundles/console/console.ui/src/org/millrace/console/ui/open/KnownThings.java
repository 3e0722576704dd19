package org.millrace.console.ui.open;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.edit.ManagementFiles;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.management.App;
import org.millrace.management.ManagementClient;

/**
 * What can be opened in all connected installations: the functions at once, the files of an app as
 * soon as its agent has told them. They only become more.
 */
final class KnownThings {
  private final List<Node> known = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final List<Job> jobs = new ArrayList<>();
  private final Runnable changed;
  private int running;

  /**
   * @param changed may be told on every thread
   */
  KnownThings(Runnable changed) {
    this.changed = changed;
  }

  void gather(InstallationConnections connections) {
    connections.states().stream()
        .filter(state -> state.link().isConnected())
        .forEach(state -> {
          add(Things.functions(state).toList());
          connections.find(state.id()).ifPresent(monitor -> readFiles(state, monitor));
        });
  }

  /** Installations are read beside each other, so that a slow one holds up no other. */
  private void readFiles(InstallationState state, InstallationMonitor monitor) {
    running++;
    jobs.add(
        OperationJobs.schedule(
            AgentCall.question(
                monitor,
                NLS.bind(Messages.Open_readingOne, state.label()),
                agent -> readFiles(state, agent)),
            this::ended));
  }

  private Void readFiles(InstallationState state, ManagementClient agent) throws IOException {
    for (App app : state.apps()) {
      if (app.revision() > 0) {
        AppNode parent = new AppNode(state, app);
        add(
            ManagementFiles.list(agent, app.name()).stream()
                .map(file -> new FileNode(parent, file.path(), false))
                .toList());
      }
    }
    return null;
  }

  private void add(List<? extends Node> things) {
    synchronized (known) {
      known.addAll(things);
    }
    changed.run();
  }

  private void ended(IStatus status) {
    running--;
    if (status.matches(IStatus.ERROR)) {
      failures.add(status.getMessage());
    }
    changed.run();
  }

  List<Node> all() {
    synchronized (known) {
      return List.copyOf(known);
    }
  }

  boolean isGoingOn() {
    return running > 0;
  }

  /** Why not all is known, in sentences; empty when nothing went wrong. */
  String failure() {
    return String.join(" ", failures);
  }

  void cancel() {
    jobs.forEach(Job::cancel);
  }
}
