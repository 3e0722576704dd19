package org.millrace.sandbox;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.millrace.host.port.Sandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs workers in Linux containers, which speak with the agent through a unix socket in their slot
 * and reach of the network what their app may. A container sees the launch's folders under their
 * own names and, for the rest, the C and C++ libraries of an image made on this machine. Its
 * environment is the launch's plus HOSTNAME, which engines insist on. Calls block; at most eight
 * start at a time.
 */
final class ContainerSandbox implements Sandbox {
  private static final Logger log = LoggerFactory.getLogger(ContainerSandbox.class);
  private static final int AT_ONCE = 8;
  private static final int ATTACH_SECONDS = 20;

  private final Engine engine;
  private final Containers containers;
  private final AppNetworks networks;
  private final ContainerUser user;
  private final WorkerImage image;
  private final String agentId;
  private final SlotFolders slots;
  private final ProcessTable processes = ProcessTable.ofThisMachine();
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final String epoch =
      ProcessHandle.current()
          .info()
          .startInstant()
          .map(instant -> Long.toString(instant.toEpochMilli()))
          .orElse("0");

  ContainerSandbox(Engine engine, AgentMark agent, NetworkRange range) throws IOException {
    this.engine = engine;
    this.containers = new Containers(engine);
    this.networks = new AppNetworks(engine, agent.value(), range);
    this.user = ContainerUser.ofThisProcess();
    this.image = new WorkerImage(engine, user);
    this.agentId = agent.value();
    this.slots = new SlotFolders(agent.slots());
  }

  @Override
  public String kind() {
    return "docker";
  }

  /** Empty when a container can hold it, else why it cannot. */
  Optional<String> obstacle(Launch launch) throws IOException {
    if (launch.reach().dialsAgent()) {
      return Optional.of("its worker dials the agent, and containers are no way to it yet");
    }
    return ContainerProgram.find(launch).isPresent()
        ? Optional.empty()
        : Optional.of(
            "'"
                + launch.command().getFirst()
                + "' is not among what its container sees: the folders of worker and app");
  }

  @Override
  public Instance launch(Launch launch) throws IOException {
    Optional<String> obstacle = obstacle(launch);
    if (obstacle.isPresent()) {
      throw new IOException(
          launch.app()
              + " cannot run in a container: "
              + obstacle.get()
              + ". Set ISOLATION to auto or process to run it as a process.");
    }
    for (Path folder : launch.writable()) {
      user.take(folder);
    }
    turns.acquireUninterruptibly();
    try {
      return launch(launch, networks.join(launch.app(), launch.reach().egress()));
    } catch (RuntimeException failed) {
      throw refused(launch, failed);
    } finally {
      turns.release();
    }
  }

  private Instance launch(Launch launch, AppNetworks.Membership network) throws IOException {
    try {
      ContainerInstance instance = run(launch, create(launch, network.name()));
      instance.removed().thenRun(network::close);
      return instance;
    } catch (IOException | RuntimeException failed) {
      network.close();
      throw failed;
    }
  }

  private String create(Launch launch, String network) throws IOException {
    ContainerPlan plan =
        new ContainerPlan(
            new ContainerLabels(
                new SlotMark(agentId, launch.slotId()), launch.app().value(), epoch),
            launch,
            ContainerProgram.find(launch).orElseThrow(),
            network,
            user.name(engine.isRootless()));
    try {
      return create(plan);
    } catch (NotFoundException imageGone) {
      image.forget();
      return create(plan);
    }
  }

  private String create(ContainerPlan plan) throws IOException {
    Integer processors = engine.info().getNCPU();
    return plan.apply(
            engine.calls().createContainerCmd(image.require()), processors == null ? 1 : processors)
        .exec()
        .getId();
  }

  /** Attached before it starts: not a line is missed. */
  private ContainerInstance run(Launch launch, String id) throws IOException {
    ContainerOutput output = new ContainerOutput(launch.slotId(), launch.output());
    try {
      attach(id, output);
      engine.calls().startContainerCmd(id).exec();
    } catch (IOException | RuntimeException failed) {
      containers.remove(id);
      throw failed;
    }
    ContainerInstance instance = new ContainerInstance(containers, id, launch.slotId(), output);
    log.info("{}: {} runs in container {}", launch.slotId(), launch.app(), instance.id());
    return instance;
  }

  private void attach(String id, ContainerOutput output) throws IOException {
    try {
      boolean attached =
          engine
              .streams()
              .attachContainerCmd(id)
              .withStdOut(true)
              .withStdErr(true)
              .withFollowStream(true)
              .exec(output)
              .awaitStarted(ATTACH_SECONDS, TimeUnit.SECONDS);
      if (!attached) {
        throw new IOException("the container engine does not hand out the container's output");
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the container was made", hurry);
    }
  }

  private IOException refused(Launch launch, RuntimeException failed) {
    if (!Engine.hasAnswered(failed)) {
      return new IOException(
          "No container engine answers at "
              + engine.address()
              + " any more ("
              + Engine.reason(failed)
              + "). Start it again; apps that were running come back by themselves.",
          failed);
    }
    return new IOException(
        "The container engine at "
            + engine.address()
            + " does not start a container for "
            + launch.app()
            + ": "
            + Engine.reason(failed),
        failed);
  }

  /** An earlier life of the agent may have run processes. */
  @Override
  public void sweep() throws IOException {
    containers.removeAll(agentId);
    networks.removeAll();
    new ProcessFamily(agentId, () -> processes.ofAgent(agentId)).kill();
    slots.deleteAll();
  }
}
