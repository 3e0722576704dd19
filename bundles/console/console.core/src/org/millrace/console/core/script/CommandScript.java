package org.millrace.console.core.script;

import java.util.List;
import org.millrace.console.core.connection.AgentConnection;

/**
 * Lines for a POSIX shell that do by {@code millrace} what a command of the console does. The token
 * is not in them: it stays in the secure storage.
 */
public final class CommandScript {
  private final AgentConnection agent;
  private final ShellLine line;

  CommandScript(AgentConnection agent, ShellLine line) {
    this.agent = agent;
    this.line = line;
  }

  /**
   * @param words what follows {@code millrace}
   */
  public CommandScript(AgentConnection agent, List<String> words) {
    this(agent, ShellLine.millrace(words));
  }

  /** The line itself, which takes agent and token from the environment. */
  public String line() {
    return line.text(
        agent.trusted().map(trusted -> List.of("--trust", trusted.hex())).orElse(List.of()));
  }

  /** All that is to be pasted. */
  public String text() {
    String address = agent.address().url().toString().replaceFirst("/$", "");
    return "export MILLRACE_AGENT=" + address + "\n# set MILLRACE_TOKEN\n" + line() + "\n";
  }
}
