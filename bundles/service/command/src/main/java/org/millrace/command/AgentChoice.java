package org.millrace.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.millrace.management.AgentTrust;
import org.millrace.management.ConnectionLine;
import org.millrace.management.Fingerprint;
import org.millrace.management.ManagementClient;

/**
 * Which agent to ask: the one of a data folder on this machine, or one by address and token. What
 * is empty was not said.
 *
 * @param trust the fingerprint of a certificate
 */
record AgentChoice(String data, String agent, String token, String tokenFile, String trust) {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** Where 'millrace agent run' keeps its data when it is told nothing. */
  private static final String USUAL_DATA = "millrace-data";

  /**
   * A client for the agent that was named; nothing is asked yet.
   *
   * @throws WrongUse when none was named, or two
   */
  ManagementClient client(Surroundings surroundings) throws IOException, WrongUse {
    if (!data.isEmpty() && !agent.isEmpty()) {
      throw new WrongUse("--data and --agent name two agents. Give one of them.");
    }
    if (!data.isEmpty()) {
      return local(surroundings.path(data));
    }
    if (!agent.isEmpty()) {
      return remote(agent, surroundings);
    }
    return fromEnvironment(surroundings);
  }

  /**
   * A client by address and token, whatever data folder is known too.
   *
   * @throws WrongUse when no address was given
   */
  ManagementClient remoteClient(Surroundings surroundings) throws IOException, WrongUse {
    String address = agent.isEmpty() ? surroundings.variable("MILLRACE_AGENT") : agent;
    if (address.isEmpty()) {
      throw new WrongUse("No agent was named. Give --agent URL and a token.");
    }
    return remote(address, surroundings);
  }

  private ManagementClient fromEnvironment(Surroundings surroundings) throws IOException, WrongUse {
    if (!surroundings.variable("MILLRACE_DATA").isEmpty()) {
      return local(surroundings.path(surroundings.variable("MILLRACE_DATA")));
    }
    if (!surroundings.variable("MILLRACE_AGENT").isEmpty()) {
      return remote(surroundings.variable("MILLRACE_AGENT"), surroundings);
    }
    if (Files.exists(ControlSocket.in(surroundings.path(USUAL_DATA)))) {
      return local(surroundings.path(USUAL_DATA));
    }
    throw new WrongUse(
        "No agent was named. Give --data DIR on the agent's machine, or --agent URL and a token.");
  }

  private static ManagementClient local(Path data) throws IOException {
    Path socket = ControlSocket.in(data);
    if (!Files.exists(socket)) {
      throw new CommandFailure(
          "No agent runs with the data folder "
              + data
              + ". Start one with 'millrace agent run --data "
              + data
              + "'.");
    }
    return ControlSocket.client(socket, http());
  }

  private ManagementClient remote(String address, Surroundings surroundings)
      throws IOException, WrongUse {
    Optional<ConnectionLine> line = ConnectionLine.find(address);
    if (line.isPresent()) {
      return remote(
          line.get().agent(),
          line.get().token(),
          trust.isEmpty() ? line.get().fingerprint() : fingerprint());
    }
    HttpUrl url = HttpUrl.parse(address.contains("://") ? address : usualScheme(address) + address);
    if (url == null) {
      throw new WrongUse("'" + address + "' is no address of an agent. Write http://HOST:PORT.");
    }
    return remote(url, token(surroundings), fingerprint());
  }

  private static ManagementClient remote(HttpUrl url, String token, Optional<Fingerprint> trusted) {
    return new ManagementClient(url, "Bearer " + token, AgentTrust.of(http(), trusted).build());
  }

  /** An agent speaks TLS everywhere but on its own machine, if nobody told it otherwise. */
  private static String usualScheme(String address) {
    return address.matches("(localhost|127\\..*|\\[::1])(:.*)?") ? "http://" : "https://";
  }

  private String token(Surroundings surroundings) throws IOException, WrongUse {
    if (!token.isEmpty()) {
      return token;
    }
    String found =
        tokenFile.isEmpty()
            ? surroundings.variable("MILLRACE_TOKEN")
            : Files.readString(surroundings.path(tokenFile)).strip();
    if (found.isEmpty()) {
      throw new WrongUse("A token is needed. Give --token-file FILE or set MILLRACE_TOKEN.");
    }
    return found;
  }

  private Optional<Fingerprint> fingerprint() throws WrongUse {
    try {
      return trust.isEmpty() ? Optional.empty() : Optional.of(Fingerprint.parse(trust));
    } catch (IllegalArgumentException unreadable) {
      throw new WrongUse(unreadable.getMessage());
    }
  }

  private static OkHttpClient.Builder http() {
    return new OkHttpClient.Builder()
        .connectTimeout(CONNECT)
        .readTimeout(ANSWER)
        .writeTimeout(ANSWER)
        .followRedirects(false);
  }
}
