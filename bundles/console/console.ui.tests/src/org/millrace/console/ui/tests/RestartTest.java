package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.management.Installation;

/**
 * What is there again when the console is ended and started: two processes, one after the other.
 */
final class RestartTest extends CodeTest {
  @TempDir Path folder;

  @Test
  void layout_editors_filters_and_drafts_come_back() throws IOException {
    FakeAgent agent = orders(Installation.Kind.PRODUCTION);
    Files.createDirectories(folder.resolve("configuration"));
    Files.copy(
        Path.of(URI.create(System.getProperty("osgi.configuration.area"))).resolve("config.ini"),
        folder.resolve("configuration/config.ini"));

    List<String> before = console(agent, true);
    List<String> after = console(agent, false);

    assertTrue(
        before.contains("text: [mine, line 1, line 2, app.http('createOrder')]"),
        () -> String.join("\n", before));
    assertTrue(before.contains("editors: [orders, createOrder.js]"), before::toString);
    List<String> expected = new ArrayList<>(before);
    expected.add("editors that nobody has looked at yet: 1");
    assertEquals(String.join("\n", expected), String.join("\n", after));
  }

  /** Runs a console to its end, and answers what was to be seen in it. */
  private List<String> console(FakeAgent agent, boolean isFirst) throws IOException {
    Path report = folder.resolve(isFirst ? "first" : "again");
    Program.run(Map.of(), command(agent, isFirst, report));
    return Files.readAllLines(report);
  }

  /** The command that runs the tests, without them. */
  private List<String> command(FakeAgent agent, boolean isFirst, Path report) {
    ProcessHandle.Info own = ProcessHandle.current().info();
    List<String> words = new ArrayList<>();
    words.add(own.command().orElseThrow());
    words.add("-D" + RestartPhase.AGENT + "=" + agent.address());
    words.add("-D" + RestartPhase.REPORT + "=" + report);
    words.add("-D" + RestartPhase.IS_FIRST + "=" + isFirst);
    List<String> arguments = List.of(own.arguments().orElseThrow());
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      switch (word) {
        case "-data" -> words.addAll(List.of(word, folder.resolve("data").toString()));
        case "-configuration" ->
            words.addAll(List.of(word, folder.resolve("configuration").toString()));
        case "-application" -> words.addAll(List.of(word, "org.millrace.console.app.application"));
        case "-testproperties", "-testApplication" -> {}
        default -> {
          words.add(word.startsWith("-Duser.home=") ? "-Duser.home=" + folder : word);
          continue;
        }
      }
      i++;
    }
    words.remove("-nouithread");
    words.remove("-Dosgi.clean=true");
    return words;
  }
}
