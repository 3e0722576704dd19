package org.millrace.console.ui.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that runs beside the console. */
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path out;
  private final Process process;

  private Program(Path out, Process process) {
    this.out = out;
    this.process = process;
  }

  /**
   * @param out takes what it prints
   */
  static Program start(Path out, Map<String, String> environment, List<String> words)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new Program(out, builder.start());
  }

  /** Runs one to its end and answers what it printed; any exit code but 0 fails the test. */
  static String run(Map<String, String> environment, List<String> words) {
    try {
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(words + " ended with " + process.exitValue() + ": " + said);
      }
      return said;
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(words.toString(), failed);
    }
  }

  /** The line that begins so, as soon as it is printed; ends the program when it never is. */
  String line(String start) {
    try {
      Bot.await("a line " + start, PATIENCE.toNanos(), () -> find(start).isPresent());
      return find(start).orElseThrow();
    } catch (AssertionError never) {
      close();
      throw new AssertionError("it printed " + said(), never);
    }
  }

  private Optional<String> find(String start) {
    String whole = said().substring(0, said().lastIndexOf('\n') + 1);
    return whole.lines().filter(line -> line.startsWith(start)).findFirst();
  }

  private String said() {
    try {
      return Files.readString(out);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** Ends it as a power cut does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and sees to it that it does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + said());
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
