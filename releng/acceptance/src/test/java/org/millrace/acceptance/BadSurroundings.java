package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What a running agent needs of its machine, and has no more. */
final class BadSurroundings {
  private static final int MEGABYTE = 1 << 20;

  private final Path folder;
  private final Path good;
  private final Path worker;

  /**
   * @param folder for the data folders of agents of their own
   * @param good a package of an app that answers at {@code /api/answer}
   * @param worker the folder of a language worker that the tried agent was told of, empty
   */
  BadSurroundings(Path folder, Path good, Path worker) {
    this.folder = folder;
    this.good = good;
    this.worker = worker;
  }

  List<BadInput> rows() {
    return List.of(
        new BadInput(
            "no node",
            202,
            "orders cannot start: The node worker of orders cannot be started: '/nowhere/node' is"
                + " not on this machine. Install it, or give its full path in the app setting"
                + " languageWorkers__<language>__defaultExecutablePath. (on agent …)",
            this::withoutNode),
        new BadInput(
            "a disk that is full before the package is there",
            500,
            "This agent cannot keep the package while it comes in: No space left on device. Make"
                + " room on the disk of its data folder and send it again.",
            agent -> onSmallDisk(9 * MEGABYTE)),
        new BadInput(
            "a disk that is full before the package is in the database",
            202,
            "The agent failed: The database could not finish a unit of work: its file cannot be"
                + " used (No space left on device). Make room on its disk, or repair it; the agent"
                + " goes on by itself.",
            agent -> onSmallDisk(3 * MEGABYTE)),
        new BadInput(
            "an engine that is stopped while its containers run",
            202,
            "orders cannot start: The node worker of orders cannot be started: No container engine"
                + " answers at … any more (…). Start it again; apps that were running come back by"
                + " themselves. (on agent …)",
            agent -> withoutEngine()));
  }

  private BadInput.Refusal withoutNode(LiveAgent agent) throws Exception {
    Path description = worker.resolve("worker.config.json");
    Files.writeString(
        description,
        """
        {"description":{"language":"node","extensions":[".js"],
          "defaultExecutablePath":"/nowhere/node","defaultWorkerPath":"worker.js"}}
        """);
    try {
      return BadPackages.deploy(agent, Files.readAllBytes(good));
    } finally {
      Files.delete(description);
    }
  }

  private BadInput.Refusal onSmallDisk(int size) throws Exception {
    Path data = folder.resolve("small");
    try (SmallDisk _ = SmallDisk.mount(data);
        LiveAgent agent = LiveAgent.start(data, "ISOLATION=process")) {
      agent.deploy("orders", good);
      byte[] incompressible = new byte[size];
      new Random(1).nextBytes(incompressible);
      byte[] zip = BadPackages.app().file("ballast", incompressible).bytes();
      InstallationDigest before = InstallationDigest.of(agent);
      BadInput.Refusal refusal = BadPackages.deploy(agent, zip);
      before.await(agent);
      assertEquals(200, agent.get(agent.url("orders") + "/api/answer").statusCode());
      assertEquals(0, agent.stop(), agent.log());
      return refusal;
    }
  }

  private BadInput.Refusal withoutEngine() throws Exception {
    try (OwnEngine engine = OwnEngine.start(folder.resolve("engine"));
        LiveAgent agent =
            LiveAgent.start(
                folder.resolve("enclosed"),
                "ISOLATION=docker",
                "DOCKER_HOST=" + engine.address())) {
      agent.ask("apps", "create", "orders");
      agent.ask("settings", "set", "orders", "MILLRACE_EGRESS=none");
      agent.deploy("orders", good);
      InstallationDigest before = InstallationDigest.of(agent);
      engine.stop();
      BadInput.Refusal refusal = BadPackages.deploy(agent, Files.readAllBytes(good));
      engine.start();
      String answer = agent.url("orders") + "/api/answer";
      agent.await("the app to be back", () -> agent.get(answer).statusCode() == 200);
      before.await(agent);
      assertEquals(0, agent.stop(), agent.log());
      return refusal;
    }
  }
}
