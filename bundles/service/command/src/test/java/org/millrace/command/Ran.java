package org.millrace.command;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What a run of the command left behind.
 *
 * @param out standard output
 * @param err standard error
 */
record Ran(int exit, String out, String err) {

  /** Runs it with an environment, a working folder and a standard input of its own. */
  static Ran millrace(Map<String, String> environment, Path folder, String input, String... line) {
    Surroundings surroundings =
        new Surroundings(
            environment,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            false,
            folder,
            "anna",
            "mill",
            Clock.fixed(Examples.TIME, ZoneOffset.UTC),
            Duration.ofMillis(1),
            () -> new Stay(new CountDownLatch(0)));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Millrace.commandLine(surroundings, new PrintWriter(out), new PrintWriter(err))
            .execute(line);
    return new Ran(exit, out.toString(), err.toString());
  }

  /** Runs it against an agent that the environment names. */
  static Ran against(ScriptedAgent agent, Path folder, String... line) {
    return millrace(
        Map.of("MILLRACE_AGENT", agent.url(), "MILLRACE_TOKEN", ScriptedAgent.TOKEN),
        folder,
        "",
        line);
  }
}
