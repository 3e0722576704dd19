package org.millrace.host.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import org.millrace.host.port.Sandbox;
import org.millrace.host.port.WorkerListener.Level;

/** Sorts what a worker process prints, and remembers its last errors. */
public final class WorkerConsole implements Consumer<Sandbox.Output> {
  private static final String SYSTEM = "LanguageWorkerConsoleLog";
  private static final String TOOLING = "azfuncjsonlog:";
  private static final int REMEMBERED = 3;

  private final Sink sink;
  private final Deque<String> errors = new ArrayDeque<>();

  /** Takes the sorted lines. */
  public interface Sink {
    /**
     * @param system whether the worker itself says it, rather than the app
     */
    void line(Level level, boolean system, String text);
  }

  WorkerConsole(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void accept(Sandbox.Output output) {
    String line = output.line();
    if (line.startsWith(TOOLING) || line.isBlank()) {
      return;
    }
    boolean system = line.startsWith(SYSTEM);
    String text = system ? line.substring(SYSTEM.length()).strip() : line;
    Level level = output.error() ? level(text) : Level.INFORMATION;
    if (output.error()) {
      remember(text);
    }
    sink.line(level, system, text);
  }

  private static Level level(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("warn")) {
      return Level.WARNING;
    }
    boolean error =
        lower.contains("error")
            || lower.contains("fail")
            || lower.contains("severe")
            || lower.contains("unhandled exception");
    return error ? Level.ERROR : Level.INFORMATION;
  }

  private void remember(String text) {
    synchronized (errors) {
      if (errors.size() == REMEMBERED) {
        errors.removeFirst();
      }
      errors.addLast(text);
    }
  }

  String lastErrors() {
    synchronized (errors) {
      return String.join(" ", errors);
    }
  }
}
