package org.millrace.agent;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.millrace.agent.ConfigurationReader.Mistakes;

/** Runs an agent until the process is asked to end. */
public final class AgentMain {
  private AgentMain() {}

  /**
   * Starts the agent and blocks until SIGTERM or SIGINT, then stops it in order.
   *
   * @param ready told once when the agent answers; it can end the agent, too
   * @param errors where each mistake or refusal is written as one sentence
   * @return the exit code: 0 after a clean stop, 1 when it could not start, 2 when the
   *     configuration is wrong, else the one that ended it
   */
  public static int run(
      AgentOptions options,
      Map<String, String> environment,
      ReadyListener ready,
      PrintStream errors) {
    AgentConfiguration configuration;
    try {
      configuration = ConfigurationReader.read(options, environment);
    } catch (Mistakes mistakes) {
      errors.println(mistakes.getMessage());
      return 2;
    }
    AgentLog.into(configuration.data().resolve("logs"));
    CompletableFuture<Integer> asked = new CompletableFuture<>();
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().name("agent-stop").unstarted(() -> stop(asked, ended)));
    int code = 1;
    try (Agent agent = Agent.start(configuration);
        Closeable _ = ready.ready(agent, asked::complete)) {
      code = asked.join();
    } catch (IOException | RuntimeException refused) {
      errors.println(sentence(refused));
    } finally {
      ended.complete(code); // the agent is closed by now
    }
    return code;
  }

  /** Told when an agent answers. */
  @FunctionalInterface
  public interface ReadyListener {
    /**
     * Must not take long; what it returns is closed before the agent stops.
     *
     * @param end stops the agent, which then ends with this exit code; who asks first decides
     */
    Closeable ready(Agent agent, IntConsumer end) throws IOException;
  }

  private static String sentence(Exception refused) {
    return refused.getMessage() == null ? refused.toString() : refused.getMessage();
  }

  /**
   * The JVM ends when its shutdown hooks have, so this one waits for the agent. A stop that was
   * asked for is no failure: the process ends with the agent's code instead of the signal's number.
   */
  private static void stop(CompletableFuture<Integer> asked, CompletableFuture<Integer> ended) {
    asked.complete(0);
    Runtime.getRuntime().halt(ended.join());
  }
}
