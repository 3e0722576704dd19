package org.millrace.console.core.connection;

import java.io.IOException;
import java.util.Optional;

/** Keeps the tokens of connections, encrypted, for this person on this workstation. */
public interface SecretStore {
  Optional<String> read(String connection) throws IOException;

  void write(String connection, String token) throws IOException;

  void remove(String connection) throws IOException;
}
