package org.millrace.agent;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line says of an agent; everything else is configuration.
 *
 * @param data the data folder, before {@code MILLRACE_DATA}
 * @param config the properties file, instead of {@code agent.properties} in the data folder
 * @param portBase management gets this port, functions the next; 0 means any free ones
 */
public record AgentOptions(Optional<Path> data, Optional<Path> config, OptionalInt portBase) {

  int port(int offset, int usual) {
    if (portBase.isEmpty()) {
      return usual;
    }
    return portBase.getAsInt() == 0 ? 0 : portBase.getAsInt() + offset;
  }
}
