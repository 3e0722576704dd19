package org.millrace.console.core.monitor;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;
import org.millrace.management.InstallationSnapshot;
import org.millrace.model.AppName;

/**
 * What the console knows of an installation at one moment; never changes.
 *
 * @param snapshot what an agent said last; kept while offline, empty before the first answer
 */
public record InstallationState(
    AgentConnection connection, Link link, Optional<InstallationSnapshot> snapshot) {

  /** Of one that was not asked yet, or is not asked any more. */
  public static InstallationState unknown(AgentConnection connection) {
    return new InstallationState(connection, new Link.Disconnected(), Optional.empty());
  }

  public String id() {
    return connection.id();
  }

  /** What people call it: the name given here, else its own, else the agent's address. */
  public String label() {
    if (!connection.name().isEmpty()) {
      return connection.name();
    }
    return snapshot.map(s -> s.installation().name()).orElse(connection.id());
  }

  /** What it is for. A workstation can mark an installation as production, never unmark one. */
  public Installation.Kind kind() {
    Installation.Kind own =
        snapshot.map(s -> s.installation().kind()).orElse(Installation.Kind.TEST);
    return own == Installation.Kind.PRODUCTION ? own : connection.kind().orElse(own);
  }

  public boolean isProduction() {
    return kind() == Installation.Kind.PRODUCTION;
  }

  /** Whether it can be said that it takes publishes: only of what is production everywhere. */
  public boolean hasPublishSwitch() {
    return snapshot
        .filter(known -> known.installation().kind() == Installation.Kind.PRODUCTION)
        .isPresent();
  }

  /**
   * Whether publishing clients may deploy to it through this console; never to what only this
   * workstation holds for production.
   */
  public boolean acceptsPublishes() {
    return snapshot
        .filter(known -> hasPublishSwitch() || !isProduction())
        .filter(known -> known.installation().acceptsPublishes())
        .isPresent();
  }

  public List<App> apps() {
    return snapshot.map(InstallationSnapshot::apps).orElse(List.of());
  }

  public Optional<App> app(AppName name) {
    return apps().stream().filter(app -> app.name().equals(name)).findFirst();
  }

  /** The deployments of an app that the snapshot holds, newest first. */
  public List<Deployment> deployments(AppName app) {
    return snapshot.map(InstallationSnapshot::deployments).orElse(List.of()).stream()
        .filter(deployment -> deployment.app().equals(app))
        .sorted((a, b) -> Integer.compare(b.number(), a.number()))
        .toList();
  }

  /** The deployment of an app with that number, if the snapshot still holds it. */
  public Optional<Deployment> deployment(AppName app, int number) {
    return deployments(app).stream().filter(known -> known.number() == number).findFirst();
  }

  /** Why no orders can be given now, as a sentence; empty when they can. */
  public String whyNoOrders() {
    return switch (link) {
      case Link.Connected _ -> "";
      case Link.ReadOnly readOnly -> readOnly.reason();
      default -> NLS.bind(Messages.Operation_offline, label());
    };
  }

  InstallationState with(Link newLink) {
    return new InstallationState(connection, newLink, snapshot);
  }

  InstallationState with(InstallationSnapshot newSnapshot) {
    Link newLink = AgentVersion.link(newSnapshot.installation());
    return new InstallationState(connection, newLink, Optional.of(newSnapshot));
  }
}
