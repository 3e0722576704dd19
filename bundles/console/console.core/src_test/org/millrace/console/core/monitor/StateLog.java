package org.millrace.console.core.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.millrace.console.core.ScriptedAgent;

/** Remembers the states of a monitor; a test waits for the one it wants. */
final class StateLog implements Consumer<InstallationState> {
  private static final long PATIENCE_MILLIS = 20_000;

  private final List<InstallationState> states = new ArrayList<>();

  @Override
  public synchronized void accept(InstallationState state) {
    states.add(state);
    notifyAll();
  }

  synchronized int seen() {
    return states.size();
  }

  /** The newest state, as soon as it is as wanted. */
  synchronized InstallationState await(Predicate<InstallationState> wanted)
      throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (states.isEmpty() || !wanted.test(states.getLast())) {
      long left = end - System.currentTimeMillis();
      if (left <= 0) {
        throw new AssertionError("The wanted state did not come: " + states);
      }
      wait(left);
    }
    return states.getLast();
  }

  /** Until the agent has an event stream to tell changes on. */
  void awaitStream(ScriptedAgent agent) throws InterruptedException {
    awaitTrue(() -> agent.openStreams() == 1, "The event stream was not opened.");
  }

  boolean threadEnded(String name) throws InterruptedException {
    awaitTrue(
        () -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals(name)),
        "Thread " + name + " is still there.");
    return true;
  }

  private synchronized void awaitTrue(java.util.function.BooleanSupplier condition, String failure)
      throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!condition.getAsBoolean()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError(failure);
      }
      wait(20);
    }
  }
}
