package org.millrace.console.ui.agents;

import java.util.Optional;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.ConnectionLine;
import org.millrace.management.Fingerprint;
import org.millrace.management.Installation;

/** What is entered in the Connect wizard, and whether it is enough. Knows no widget. */
final class ConnectModel {
  private String address = "127.0.0.1:7070";
  private String token = "";
  private String name = "";
  private Optional<Fingerprint> trusted = Optional.empty();
  private Optional<Installation.Kind> kind = Optional.empty();

  /** Starts with a connection that has to be repaired. */
  static ConnectModel of(AgentConnection connection) {
    ConnectModel model = new ConnectModel();
    model.address = typed(connection.address());
    model.token = connection.token();
    model.name = connection.name();
    model.trusted = connection.trusted();
    model.kind = connection.kind();
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

  /** What the person chose, else development on this machine and test elsewhere. */
  Installation.Kind kind() {
    return kind.orElseGet(
        () -> isLoopback() ? Installation.Kind.DEVELOPMENT : Installation.Kind.TEST);
  }

  void setKind(Installation.Kind chosen) {
    kind = Optional.of(chosen);
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

  /** The connection that was entered; there is no {@link #problem}. */
  AgentConnection connection() {
    AgentConnection connection =
        AgentConnection.to(AgentAddress.parse(address), token).named(name).trusting(trusted);
    return kind.isPresent() ? connection.of(kind.get()) : connection;
  }

  private boolean isLoopback() {
    try {
      return AgentAddress.parse(address).isLoopback();
    } catch (IllegalArgumentException notYetTyped) {
      return false;
    }
  }
}
