package org.millrace.command;

import java.io.IOException;
import org.millrace.management.ManagementClient;
import picocli.CommandLine.Mixin;

/**
 * What every command that asks an agent takes: which one, and in what form to answer. What is said
 * before the command's name counts where the command itself is told nothing.
 */
class AddressedCall extends Reply {
  @Mixin private final AddressOptions address = new AddressOptions();

  ManagementClient client() throws IOException {
    try {
      return millrace().choice(address, data()).client(surroundings());
    } catch (WrongUse wrong) {
      throw wrong(wrong.getMessage());
    }
  }

  /**
   * A client for who lets strangers in: never one for the control socket, where everyone is an
   * administrator.
   */
  ManagementClient remoteClient() throws IOException {
    try {
      return millrace().choice(address, data()).remoteClient(surroundings());
    } catch (WrongUse wrong) {
      throw wrong(wrong.getMessage());
    }
  }

  /** The data folder that was given; empty where the command has no option for one. */
  String data() {
    return "";
  }
}
