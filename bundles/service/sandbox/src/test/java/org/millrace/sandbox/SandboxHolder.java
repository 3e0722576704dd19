package org.millrace.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.millrace.host.port.Sandbox;
import org.millrace.model.AppName;

/** An agent that launches a worker that hides, says so, and waits to be killed. */
final class SandboxHolder {
  private static final String HIDE =
      "trap '' TERM; (setsid /bin/sh -c 'trap \"\" TERM; echo hidden; while :; do sleep 300; done' &) &"
          + " wait; while :; do sleep 300; done";

  private SandboxHolder() {}

  /**
   * @param arguments the engine's address, agent id, folder of slots, folder of tools
   */
  public static void main(String[] arguments) throws Exception {
    Path slots = Path.of(arguments[2]);
    Path tools = Path.of(arguments[3]);
    Path slot = Files.createDirectories(slots.resolve("slot-of-another"));
    Engine engine = Engine.connect(arguments[0], Duration.ofSeconds(10));
    new ContainerSandbox(
            engine, new AgentMark(arguments[1], slots), NetworkRange.parse("198.19.0.0/20"))
        .launch(
            new Sandbox.Launch(
                "slot-of-another",
                new AppName("orders"),
                List.of("sh", "-c", HIDE),
                Map.of("PATH", tools.toString()),
                tools,
                List.of(tools),
                List.of(slot),
                Sandbox.Limits.NONE,
                line -> System.out.println(line.line().equals("hidden") ? "ready" : line.line())))
        .exited()
        .toCompletableFuture()
        .join();
  }
}
