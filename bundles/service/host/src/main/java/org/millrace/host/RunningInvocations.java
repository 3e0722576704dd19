package org.millrace.host;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The invocations that have not ended, by id. */
final class RunningInvocations {
  private final ConcurrentMap<String, Invocation> byId = new ConcurrentHashMap<>();

  void add(Invocation invocation) {
    byId.put(invocation.id(), invocation);
  }

  void remove(Invocation invocation) {
    byId.remove(invocation.id());
  }

  Collection<Invocation> all() {
    return byId.values();
  }

  /** The name of the function an invocation runs; empty for an unknown id. */
  String function(String invocationId) {
    Invocation invocation = byId.get(invocationId);
    return invocation == null ? "" : invocation.function.name();
  }

  int count() {
    return byId.size();
  }
}
