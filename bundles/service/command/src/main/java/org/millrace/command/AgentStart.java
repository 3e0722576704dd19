package org.millrace.command;

import java.util.Optional;
import java.util.OptionalInt;
import org.millrace.agent.AgentOptions;
import picocli.CommandLine.Option;

/** Where an agent that is to be started keeps its data and listens. */
final class AgentStart {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder; else MILLRACE_DATA, else millrace-data, here.")
  private String data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; else agent.properties in the data folder, if any.")
  private String config;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      description = "The management API's port; functions get the next. 0 takes free ones.")
  private Integer portBase;

  AgentOptions options(Surroundings surroundings) {
    return new AgentOptions(
        Optional.ofNullable(data).map(surroundings::path),
        Optional.ofNullable(config).map(surroundings::path),
        portBase == null ? OptionalInt.empty() : OptionalInt.of(portBase));
  }

  /** The port so many after the first, or the usual one. */
  int port(int offset, int usual) {
    if (portBase == null) {
      return usual;
    }
    return portBase == 0 ? 0 : portBase + offset;
  }
}
