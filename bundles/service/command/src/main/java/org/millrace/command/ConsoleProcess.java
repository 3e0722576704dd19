package org.millrace.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** A console that is connected from its start, until its user closes it. */
final class ConsoleProcess implements Closeable {
  private static final int PATIENCE_SECONDS = 10;

  private final Process process;

  private ConsoleProcess(Process process) {
    this.process = process;
  }

  /**
   * The token goes by environment: everybody can read a command line.
   *
   * @param closed told the exit code when it has ended, also when {@link #close} ended it
   */
  static ConsoleProcess start(Path program, String agent, String token, IntConsumer closed)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.toString()).inheritIO();
    builder.environment().put("MILLRACE_AGENT", agent);
    builder.environment().put("MILLRACE_TOKEN", token);
    Process process = builder.start();
    Thread.ofPlatform().name("trial-console").daemon().start(() -> await(process, closed));
    return new ConsoleProcess(process);
  }

  private static void await(Process process, IntConsumer closed) {
    try {
      closed.accept(process.waitFor() == 0 ? 0 : Failures.FAILED);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
