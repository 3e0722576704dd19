package org.millrace.command;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.millrace.publish.MachineName;

/**
 * What a command takes from the process it runs in.
 *
 * @param input standard input
 * @param terminal whether a person reads what is printed
 * @param folder what relative paths start from
 * @param user who calls
 * @param machine the name of this machine, in lower case
 * @param pause how long to wait at most before asking an agent again
 * @param stay begins the time of a command that stays
 */
record Surroundings(
    Map<String, String> environment,
    InputStream input,
    boolean terminal,
    Path folder,
    String user,
    String machine,
    Clock clock,
    Duration pause,
    Supplier<Stay> stay) {

  static Surroundings real() {
    return new Surroundings(
        System.getenv(),
        System.in,
        System.console() != null && System.console().isTerminal(),
        Path.of("").toAbsolutePath(),
        System.getProperty("user.name", ""),
        MachineName.here(),
        Clock.systemUTC(),
        Duration.ofSeconds(1),
        Stay::untilSignal);
  }

  /** A variable's value; one that is set to nothing counts as not set. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  Path path(String text) {
    return folder.resolve(text).normalize();
  }
}
