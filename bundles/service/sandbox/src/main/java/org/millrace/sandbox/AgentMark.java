package org.millrace.sandbox;

import java.nio.file.Path;

/**
 * Tells an agent's workers, in every life of it, from those of others on the machine. Two agents of
 * one name may share a machine, but never a folder of slots.
 */
record AgentMark(String value, Path slots) {

  AgentMark {
    SlotMark.agentPrefix(value);
  }

  static AgentMark of(String agent, Path slots) {
    Path folder = slots.toAbsolutePath().normalize();
    return new AgentMark(agent + "-" + Integer.toHexString(folder.toString().hashCode()), folder);
  }
}
