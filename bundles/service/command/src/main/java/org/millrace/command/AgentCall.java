package org.millrace.command;

import picocli.CommandLine.Option;

/** What nearly every command takes: an agent by address or by data folder. */
final class AgentCall extends AddressedCall {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder of an agent on this machine; needs no token.")
  private String data = "";

  @Override
  String data() {
    return data;
  }
}
