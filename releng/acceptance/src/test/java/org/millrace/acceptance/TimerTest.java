package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A timer of a deployed app fires by itself, and every run of it is recorded. */
class TimerTest {
  private static final String FUNCTION =
      """
      {"bindings":[{"type":"timerTrigger","direction":"in","name":"timer","schedule":"%EVERY%"}]}
      """;

  @TempDir Path folder;

  private Path app() throws Exception {
    Path zip = folder.resolve("clock.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream content = new ZipOutputStream(out)) {
      put(content, "host.json", "{\"version\":\"2.0\"}");
      put(content, "tick/function.json", FUNCTION);
      put(
          content,
          "tick/index.js",
          "module.exports = async (c, timer) => { c.log('late: ' + timer.isPastDue); };");
    }
    return zip;
  }

  private static void put(ZipOutputStream zip, String name, String text) throws Exception {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_timer_fires_with_its_setting_and_is_silent_when_disabled() throws Exception {
    try (LiveAgent agent = LiveAgent.start(Files.createDirectory(folder.resolve("data")))) {
      agent.ask("apps", "create", "clock");
      agent.ask("settings", "set", "clock", "EVERY=*/2 * * * * *");
      agent.ask("deploy", "clock", app().toString());

      agent.await("two runs of the timer", () -> runs(agent).size() >= 2);
      JsonNode run = runs(agent).get(0);
      assertTrue(run.toString().contains("timerTrigger"), run.toString());
      assertTrue(agent.say("logs", "clock").out().contains("late: false"));

      agent.ask("functions", "disable", "clock", "tick");
      int before = runs(agent).size();
      long end = System.nanoTime() + 5_000_000_000L;
      agent.await("five seconds to pass", () -> System.nanoTime() > end);
      assertTrue(runs(agent).size() <= before + 1, "it fires though it is disabled");
    }
  }

  private static JsonNode runs(LiveAgent agent) throws java.io.IOException, InterruptedException {
    return agent.ask("invocations", "list", "clock");
  }
}
