package org.millrace.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Something that is measured: a process that says in one line that it is ready, and its children.
 */
final class Program implements AutoCloseable {
  private final Process process;
  private final String ready;

  private Program(Process process, String ready) {
    this.process = process;
    this.ready = ready;
  }

  /**
   * Starts it and waits for its line.
   *
   * @param log takes what it complains about
   */
  static Program start(Path log, List<String> words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectError(log.toFile());
    Process process = builder.start();
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    if (line == null) {
      throw new IOException(words + " did not start; see " + log);
    }
    // What it says from now on must not fill the pipe.
    Thread.ofVirtual().start(() -> out.lines().forEach(more -> {}));
    return new Program(process, line);
  }

  String ready() {
    return ready;
  }

  /** Of it and all it has started. */
  Duration processorTime() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .flatMap(handle -> handle.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurry) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
