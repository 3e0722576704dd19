package org.millrace.console.ui.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An agent as an administrator has it: the distribution's own command, in a process of its own. */
final class LiveAgent implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path data;
  private final Map<String, String> settings;
  private final String address;
  private Program program;

  private LiveAgent(Path data, Map<String, String> settings) throws IOException {
    this.data = data;
    this.settings = settings;
    this.program = run("127.0.0.1:0");
    URI management = URI.create(json(program.line("{")).get("management").asText());
    this.address = management.getHost() + ":" + management.getPort();
  }

  /** Starts one on a new data folder, at any free ports, and waits until it answers. */
  static LiveAgent start(Path data, Map<String, String> settings) throws IOException {
    return new LiveAgent(data, settings);
  }

  private Program run(String management) throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("MILLRACE_MANAGEMENT_ADDRESS", management);
    environment.put("MILLRACE_FUNCTIONS_ADDRESS", "127.0.0.1:0");
    Path out = Files.createTempFile(data.getParent(), data.getFileName().toString(), ".log");
    return Program.start(out, environment, words("agent", "run", "--json"));
  }

  /** Where its management API answers, as the console names it. */
  String address() {
    return address;
  }

  /** Runs {@code millrace} on this agent's machine and answers what it printed. */
  String say(String... words) {
    return Program.run(Map.of(), words(words));
  }

  /** The same, read as JSON. */
  JsonNode ask(String... words) {
    List<String> all = words(words);
    all.add("--json");
    return json(Program.run(Map.of(), all));
  }

  private List<String> words(String... words) {
    List<String> command = new ArrayList<>(List.of(Built.millrace().toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    return command;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException noJson) {
      throw new AssertionError(text, noJson);
    }
  }

  /** Ends it as a power cut does. */
  void kill() throws InterruptedException {
    program.kill();
  }

  /** Starts it again at the same address, and waits until it answers. */
  void startAgain() throws IOException {
    program = run(address);
    program.line("{");
  }

  @Override
  public void close() {
    program.close();
  }
}
