package org.millrace.console.core.connection;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent that whoever started the console wants to be seen: MILLRACE_AGENT with its URL or a
 * whole connection line, MILLRACE_TOKEN with the token, which is never an argument.
 */
public record AgentEnvironment(Map<String, String> variables) {
  private static final Logger LOG = LoggerFactory.getLogger(AgentEnvironment.class);

  public Optional<AgentConnection> connection() {
    String agent = variables.getOrDefault("MILLRACE_AGENT", "");
    if (agent.isBlank()) {
      return Optional.empty();
    }
    Optional<ConnectionLine> line = ConnectionLine.find(agent);
    if (line.isPresent()) {
      return line.map(AgentConnection::of);
    }
    try {
      String token = variables.getOrDefault("MILLRACE_TOKEN", "");
      return Optional.of(AgentConnection.to(AgentAddress.parse(agent), token));
    } catch (IllegalArgumentException wrong) {
      LOG.warn("MILLRACE_AGENT is ignored. {}", wrong.getMessage());
      return Optional.empty();
    }
  }
}
