package org.millrace.console.ui.agents;

import java.util.Optional;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.ConnectionLine;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.Fingerprint;
import org.millrace.management.Installation;

/** What is entered in the Connect wizard, and whether it is enough. Knows no widget. */
final class ConnectModel {
  private String address = "127.0.0.1:7070";
  private String token = "";
  private String name = "";
  private Optional<Fingerprint> trusted = Optional.empty();
  private Optional<Installation.Kind> marked = Optional.empty();
  private Optional<Installation.Kind> known = Optional.empty();
  private Optional<Installation.Kind> chosen = Optional.empty();

  /** Starts with an installation that is connected, or was. */
  static ConnectModel of(InstallationState installation) {
    AgentConnection connection = installation.connection();
    ConnectModel model = new ConnectModel();
    model.address = typed(connection.address());
    model.token = connection.token();
    model.name = connection.name();
    model.trusted = connection.trusted();
    model.marked = connection.kind();
    model.known = installation.snapshot().map(told -> installation.kind()).or(connection::kind);
    return model;
  }

  /** Takes over a connection line; other text changes nothing. */
  boolean take(String text) {
    Optional<ConnectionLine> line = ConnectionLine.find(text);
    line.ifPresent(found -> {
      address = typed(found.address());
      token = found.token();
      trusted = found.fingerprint();
    });
    return line.isPresent();
  }

  /** The address as a person would type it, so that it means the same when read again. */
  private static String typed(AgentAddress address) {
    boolean isUsual = AgentAddress.parse(address.toString()).equals(address);
    return isUsual ? address.toString() : address.url().toString().replaceFirst("/$", "");
  }

  String address() {
    return address;
  }

  void setAddress(String text) {
    if (!take(text)) {
      address = text;
    }
  }

  String token() {
    return token;
  }

  void setToken(String text) {
    if (!take(text)) {
      token = text.strip();
    }
  }

  String name() {
    return name;
  }

  void setName(String text) {
    name = text.strip();
  }

  void trust(Fingerprint fingerprint) {
    trusted = Optional.of(fingerprint);
  }

  void distrust() {
    trusted = Optional.empty();
  }

  /** What the person chose, else what is known; development on this machine and test elsewhere. */
  Installation.Kind kind() {
    return chosen
        .or(() -> known)
        .orElseGet(() -> isLoopback() ? Installation.Kind.DEVELOPMENT : Installation.Kind.TEST);
  }

  /** What the person chose by hand; else the installation stays what it is. */
  Optional<Installation.Kind> chosenKind() {
    return chosen;
  }

  void setKind(Installation.Kind kind) {
    chosen = Optional.of(kind);
  }

  /** The first thing that is missing or wrong, as a sentence; empty when there is none. */
  String problem() {
    try {
      AgentAddress.parse(address);
    } catch (IllegalArgumentException wrong) {
      return wrong.getMessage();
    }
    return token.isEmpty() ? Messages.Connect_noToken : "";
  }

  /**
   * The connection that was entered; there is no {@link #problem}.
   *
   * @param keepsKind whether the installation keeps what it is for; else this workstation does
   */
  AgentConnection connection(boolean keepsKind) {
    AgentConnection connection =
        AgentConnection.to(AgentAddress.parse(address), token).named(name).trusting(trusted);
    Optional<Installation.Kind> mark = chosen.isEmpty() ? marked : chosen;
    return mark.isEmpty() || chosen.isPresent() && keepsKind
        ? connection
        : connection.of(mark.get());
  }

  private boolean isLoopback() {
    try {
      return AgentAddress.parse(address).isLoopback();
    } catch (IllegalArgumentException notYetTyped) {
      return false;
    }
  }
}
