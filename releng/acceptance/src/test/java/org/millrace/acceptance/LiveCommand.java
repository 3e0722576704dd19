package org.millrace.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@code millrace} command that stays, in a process of its own. */
final class LiveCommand implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<String> words;
  private final Path out;
  private final Path err;
  private final Process process;

  private LiveCommand(List<String> words, Path out, Path err, Process process) {
    this.words = words;
    this.out = out;
    this.err = err;
    this.process = process;
  }

  /**
   * @param said the path, less its ending, of the files that take what it prints
   */
  static LiveCommand start(Path said, Map<String, String> environment, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(House.millrace().toString()));
    command.addAll(List.of(words));
    Path out = said.resolveSibling(said.getFileName() + ".out");
    Path err = said.resolveSibling(said.getFileName() + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new LiveCommand(command, out, err, builder.start());
  }

  long pid() {
    return process.pid();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** What a test waits for. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /** Fails when it ends before the condition holds. */
  void await(String what, Condition condition) throws IOException, InterruptedException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (!condition.holds()) {
      boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
      if (ended || System.nanoTime() > limit) {
        throw new AssertionError(
            (ended ? "ended while waiting for " : "waited too long for ") + what + ": " + this);
      }
    }
  }

  /** Asks it to stop as a service manager does, and answers its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return exit();
  }

  /** Ends it as a power cut does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits until it ends by itself, and answers its exit code. */
  int exit() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + this);
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      stop();
    }
  }

  @Override
  public String toString() {
    return words + "\n" + out() + err();
  }
}
