package org.millrace.console.core.script;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.management.Fingerprint;

/**
 * Lines for a POSIX shell that do by {@code millrace} what a command of the console does. The token
 * is not in them: it stays in the secure storage.
 *
 * @param words what follows {@code millrace}
 */
public record CommandScript(AgentConnection agent, List<String> words) {
  public CommandScript {
    words = List.copyOf(words);
  }

  /** The line itself, which takes agent and token from the environment. */
  public String line() {
    Stream<String> trust =
        agent.trusted().map(Fingerprint::hex).stream().flatMap(hex -> Stream.of("--trust", hex));
    return Stream.of(Stream.of("millrace"), trust, words.stream())
        .flatMap(part -> part)
        .map(ShellWord::of)
        .collect(Collectors.joining(" "));
  }

  /** All that is to be pasted. */
  public String text() {
    String address = agent.address().url().toString().replaceFirst("/$", "");
    return "export MILLRACE_AGENT=" + address + "\n# set MILLRACE_TOKEN\n" + line() + "\n";
  }
}
