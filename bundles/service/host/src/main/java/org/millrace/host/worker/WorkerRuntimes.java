package org.millrace.host.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The language workers this agent has, by language: our own, which speak frames, and those of an
 * extra folder, which speak gRPC and win.
 */
public final class WorkerRuntimes {
  private final List<Path> own;
  private final List<Path> extra;
  private final Map<String, String> machine;

  /**
   * @param own folders that each hold one of our workers
   * @param extra folders that each hold a worker.config.json of somebody else's worker
   * @param machine the variables of this machine that commands and workers may see, such as PATH
   *     and JAVA_HOME
   */
  public WorkerRuntimes(List<Path> own, List<Path> extra, Map<String, String> machine) {
    this.own = List.copyOf(own);
    this.extra = List.copyOf(extra);
    this.machine = Map.copyOf(machine);
  }

  /** Our folders first, then the others. */
  public List<Path> directories() {
    return java.util.stream.Stream.concat(own.stream(), extra.stream()).toList();
  }

  Map<String, String> machine() {
    return machine;
  }
}
