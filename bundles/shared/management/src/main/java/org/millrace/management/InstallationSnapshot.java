package org.millrace.management;

import java.time.Instant;
import java.util.List;

/**
 * Everything a console shows of an installation at one moment.
 *
 * @param seq the change that this snapshot includes; events after it are still to come
 * @param deployments the newest 200 of all apps, running ones first
 */
public record InstallationSnapshot(
    long seq,
    Instant time,
    Installation installation,
    List<Agent> agents,
    List<App> apps,
    List<Deployment> deployments) {

  public InstallationSnapshot {
    agents = List.copyOf(agents);
    apps = List.copyOf(apps);
    deployments = List.copyOf(deployments);
  }

  /** The same with what is known of the agents by now. */
  public InstallationSnapshot with(List<Agent> newAgents) {
    return new InstallationSnapshot(seq, time, installation, newAgents, apps, deployments);
  }
}
