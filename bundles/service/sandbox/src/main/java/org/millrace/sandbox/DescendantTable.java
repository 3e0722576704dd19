package org.millrace.sandbox;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the JDK alone can tell: children and children's children. Where there is no {@code /proc}, a
 * process that lost its parents is out of reach.
 */
final class DescendantTable implements ProcessTable {

  @Override
  public Set<ProcessHandle> family(ProcessHandle leader, SlotMark mark) {
    Set<ProcessHandle> family = leader.descendants().collect(Collectors.toCollection(HashSet::new));
    if (leader.isAlive()) {
      family.add(leader);
    }
    return family;
  }

  @Override
  public Set<ProcessHandle> ofAgent(String agentId) {
    return Set.of();
  }
}
