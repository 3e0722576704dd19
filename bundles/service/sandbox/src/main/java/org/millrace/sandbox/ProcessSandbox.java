package org.millrace.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.millrace.host.port.Sandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs workers as plain processes of this machine, each in a session of its own and with an
 * environment made from nothing. It sets no {@link Limits} and hides no files: use containers for
 * code that is not trusted. Calls block; at most eight programs start at a time.
 */
public final class ProcessSandbox implements Sandbox {
  private static final Logger log = LoggerFactory.getLogger(ProcessSandbox.class);
  private static final int AT_ONCE = 8;
  private static final List<Path> SETSID =
      List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

  private final String agentId;
  private final SlotFolders slots;
  private final ProcessTable processes = ProcessTable.ofThisMachine();
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /**
   * @param agent the agent's name; with the folder of its slots it tells this agent's workers, in
   *     every life of it, from those of others on the machine
   * @param slots where the slot folders lie; {@link #sweep} empties it
   */
  public ProcessSandbox(String agent, Path slots) {
    AgentMark mark = AgentMark.of(agent, slots);
    this.agentId = mark.value();
    this.slots = new SlotFolders(mark.slots());
  }

  @Override
  public String kind() {
    return "process";
  }

  @Override
  public Instance launch(Launch launch) throws IOException {
    SlotMark mark = new SlotMark(agentId, launch.slotId());
    ProcessBuilder builder = builder(launch, mark);
    if (!launch.limits().equals(Limits.NONE)) {
      log.warn(
          "{}: limits of {} are not kept, since it runs as a process", mark.slotId(), launch.app());
    }
    if (launch.reach().egress() != Egress.OPEN) {
      log.warn(
          "{}: {} can call everybody, whatever MILLRACE_EGRESS says, since it runs as a process",
          mark.slotId(),
          launch.app());
    }
    Process process = start(builder);
    log.info("{}: {} runs as process {}", mark.slotId(), launch.app(), process.pid());
    return new ProcessInstance(process, read(process, launch), family(process, mark));
  }

  private static ProcessBuilder builder(Launch launch, SlotMark mark) throws IOException {
    Path directory = launch.workingDirectory();
    if (!Files.isDirectory(directory)) {
      throw new IOException(
          "The working directory " + directory + " of " + launch.app() + " does not exist.");
    }
    List<String> command = new ArrayList<>();
    SETSID.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .ifPresent(command::add);
    command.add(
        Program.find(launch.command().getFirst(), launch.environment(), directory).toString());
    command.addAll(launch.command().subList(1, launch.command().size()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    builder.environment().put(SlotMark.VARIABLE, mark.value());
    return builder;
  }

  private Process start(ProcessBuilder builder) throws IOException {
    turns.acquireUninterruptibly();
    try {
      Process process = builder.start();
      process.getOutputStream().close(); // workers read nothing there, and an end is no wait
      return process;
    } finally {
      turns.release();
    }
  }

  private static CompletableFuture<Void> read(Process process, Launch launch) {
    return CompletableFuture.allOf(
        new OutputReader(launch.slotId(), false, launch.output()).start(process.getInputStream()),
        new OutputReader(launch.slotId(), true, launch.output()).start(process.getErrorStream()));
  }

  private ProcessFamily family(Process process, SlotMark mark) {
    ProcessHandle leader = process.toHandle();
    return new ProcessFamily(mark.slotId(), () -> processes.family(leader, mark));
  }

  @Override
  public void sweep() throws IOException {
    new ProcessFamily(agentId, () -> processes.ofAgent(agentId)).kill();
    slots.deleteAll();
  }
}
