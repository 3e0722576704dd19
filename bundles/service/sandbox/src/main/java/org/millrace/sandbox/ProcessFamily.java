package org.millrace.sandbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes that end together, looked up anew each time since they may start others meanwhile. */
final class ProcessFamily {
  private static final Logger log = LoggerFactory.getLogger(ProcessFamily.class);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(20);

  private final String name;
  private final Supplier<Set<ProcessHandle>> members;

  ProcessFamily(String name, Supplier<Set<ProcessHandle>> members) {
    this.name = name;
    this.members = members;
  }

  /** SIGTERM, which each may use to finish; Windows knows only the kill. */
  void ask() {
    members.get().forEach(ProcessHandle::destroy);
  }

  /** An interrupt ends the patience. */
  void awaitEnd(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!Thread.currentThread().isInterrupted()
        && System.nanoTime() < end
        && !members.get().isEmpty()) {
      pause();
    }
  }

  /** Returns when all are gone, or logs who stays. */
  void kill() {
    long end = System.nanoTime() + KILL_LIMIT.toNanos();
    Set<ProcessHandle> living = members.get();
    while (!living.isEmpty() && System.nanoTime() < end) {
      living.forEach(ProcessHandle::destroyForcibly);
      pause();
      living = members.get();
    }
    if (!living.isEmpty()) {
      log.error("{}: processes {} cannot be killed", name, pids(living));
    }
  }

  /** Polling, since the kernel tells nobody of the end of a grandchild. */
  private static void pause() {
    LockSupport.parkNanos(POLL.toNanos());
  }

  private static String pids(Set<ProcessHandle> family) {
    return family.stream()
        .map(handle -> Long.toString(handle.pid()))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
