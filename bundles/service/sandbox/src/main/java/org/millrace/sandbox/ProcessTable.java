package org.millrace.sandbox;

import java.util.Set;

/** The machine's processes, seen as the families of our workers. */
interface ProcessTable {

  /**
   * Every living process that belongs to a worker, the leader included.
   *
   * @param leader the worker's first process; may have ended already
   */
  Set<ProcessHandle> family(ProcessHandle leader, SlotMark mark);

  /** Every living process of any worker of that agent, from whichever life of the agent. */
  Set<ProcessHandle> ofAgent(String agentId);

  static ProcessTable ofThisMachine() {
    return LinuxProcessTable.isHere() ? new LinuxProcessTable() : new DescendantTable();
  }
}
