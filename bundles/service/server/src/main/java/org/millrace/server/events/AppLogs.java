package org.millrace.server.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.millrace.host.port.InvocationSink;
import org.millrace.management.LogLine;
import org.millrace.model.AppName;
import org.millrace.store.LogLineRow;
import org.millrace.store.Store;
import org.millrace.store.journal.LogHub;
import org.millrace.store.journal.NumberedLine;

/**
 * The log lines of apps in the words of the management API: this agent's as they are written, the
 * other agents' from the store.
 */
public final class AppLogs {
  private static final int RECENT = 500;
  private static final int PAGE = 500;

  private final Store store;
  private final LogHub hub;
  private final String self;

  /**
   * @param self this agent's name, as it stands in its stored lines
   */
  public AppLogs(Store store, LogHub hub, String self) {
    this.store = store;
    this.hub = hub;
    this.self = self;
  }

  /**
   * The newest lines of all agents in the order they were stored, then this agent's that are not
   * stored yet. Blocks.
   */
  public List<LogLine> recent(AppName app) {
    List<LogLine> lines = new ArrayList<>();
    long stored = lastNumbers(app).getOrDefault(self, 0L);
    for (LogLineRow row : store.read(unit -> unit.logLines().newest(app, RECENT))) {
      lines.add(of(row));
      stored = row.agent().equals(self) ? Math.max(stored, row.number()) : stored;
    }
    hub.after(app, stored).forEach(line -> lines.add(of(line)));
    return List.copyOf(lines.subList(Math.max(0, lines.size() - RECENT), lines.size()));
  }

  /** The number of each agent's newest stored line. Blocks. */
  Map<String, Long> lastNumbers(AppName app) {
    return store.read(unit -> unit.logLines().lastNumbers(app));
  }

  /** The lines of one invocation. Blocks. */
  public List<LogLine> ofInvocation(AppName app, String invocationId) {
    return store.read(unit -> unit.logLines().ofInvocation(app, invocationId)).stream()
        .map(AppLogs::of)
        .toList();
  }

  /** What the other agents stored since the follower was told last. Blocks. */
  List<LogLine> news(LogFollower follower) {
    return store.read(unit ->
        unit.agents().all().stream()
            .filter(agent -> !agent.name().equals(self))
            .flatMap(agent ->
                unit
                    .logLines()
                    .after(follower.app(), agent.name(), follower.last(agent.name()), PAGE)
                    .stream())
            .map(AppLogs::of)
            .toList());
  }

  /** Tells lines of this agent as they are written, on the thread that writes them. */
  public LogHub.Subscription watch(AppName app, Consumer<LogLine> watcher) {
    List<NumberedLine> before = hub.after(app, 0);
    long last = before.isEmpty() ? 0 : before.getLast().number();
    return hub.watch(app, last, line -> watcher.accept(of(line)));
  }

  private LogLine of(NumberedLine numbered) {
    InvocationSink.LogLine line = numbered.line();
    return new LogLine(
        numbered.number(),
        line.time(),
        line.level().name(),
        line.function(),
        line.invocationId(),
        self,
        line.category(),
        line.message());
  }

  private static LogLine of(LogLineRow row) {
    return new LogLine(
        row.number(),
        row.time(),
        row.level().name(),
        row.function(),
        row.invocationId(),
        row.agent(),
        row.category(),
        row.message());
  }
}
