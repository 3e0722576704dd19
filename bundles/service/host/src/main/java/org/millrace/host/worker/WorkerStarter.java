package org.millrace.host.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.millrace.host.port.Sandbox;
import org.millrace.host.port.WorkerChannels;
import org.millrace.host.port.WorkerChannels.Transport;
import org.millrace.host.port.WorkerDoor;
import org.millrace.host.port.WorkerException;
import org.millrace.host.port.WorkerListener;

/** Starts language workers of one app, from nothing to the answer to WorkerInitRequest. */
public final class WorkerStarter {
  private final Sandbox sandbox;
  private final WorkerChannels channels;
  private final WorkerRuntimes runtimes;
  private final WorkerRuntime runtime;
  private final WorkerPlace place;
  private final Reports reports;
  private final WorkerTiming timing;

  /** Where a worker's words go. */
  public interface Reports extends WorkerListener, WorkerConsole.Sink {
    /** Words of a worker that others are told, without what its app keeps secret. */
    String masked(String words);
  }

  public WorkerStarter(
      Sandbox sandbox,
      WorkerChannels channels,
      WorkerRuntimes runtimes,
      WorkerRuntime runtime,
      WorkerPlace place,
      Reports reports,
      WorkerTiming timing) {
    this.sandbox = sandbox;
    this.channels = channels;
    this.runtimes = runtimes;
    this.runtime = runtime;
    this.place = place;
    this.reports = reports;
    this.timing = timing;
  }

  WorkerTiming timing() {
    return timing;
  }

  /**
   * Launches a process and talks to it until it said who it is; blocks only while it is launched.
   *
   * @param wanted told of the process as soon as there is one; false ends it again
   */
  CompletionStage<Worker> start(Predicate<Worker> wanted) {
    Path slot = place.slots().resolve(slotId());
    WorkerDoor door = null;
    try {
      Files.createDirectories(slot.resolve("tmp"));
      door = channels.open(runtime.transport(), slot, timing.limits(), reports);
      WorkerConsole console = new WorkerConsole(reports);
      Worker worker = new Worker(launch(slot, door, console), door, slot, console);
      if (!wanted.test(worker)) {
        worker.stop(Duration.ZERO);
        return CompletableFuture.failedFuture(
            new WorkerException("The start was given up because " + place.name() + " stops."));
      }
      return hello(worker, door);
    } catch (IOException | RuntimeException failed) {
      if (door != null) {
        door.close();
      }
      Worker.delete(slot);
      return CompletableFuture.failedFuture(
          new WorkerException(
              "The "
                  + runtime.language()
                  + " worker of "
                  + place.name()
                  + " cannot be started: "
                  + failed.getMessage(),
              failed));
    }
  }

  private Sandbox.Instance launch(Path slot, WorkerDoor door, WorkerConsole console)
      throws IOException {
    List<String> command = new ArrayList<>(runtime.command());
    command.addAll(door.arguments());
    Files.createDirectories(place.home());
    SandboxSettings wanted = SandboxSettings.read(place.settings(), place.limits());
    return sandbox.launch(
        new Sandbox.Launch(
            slot.getFileName().toString(),
            place.name(),
            command,
            WorkerEnvironment.of(runtime, place, slot, runtimes.machine(), door.arguments()),
            place.app(),
            List.of(runtime.directory(), place.app()),
            List.of(slot, place.home()),
            wanted.limits(),
            new Sandbox.Reach(wanted.egress(), runtime.transport() == Transport.GRPC),
            console));
  }

  /** The channel keeps the time limits; a process that ends sooner has the better reason. */
  private CompletionStage<Worker> hello(Worker worker, WorkerDoor door) {
    CompletableFuture<Worker> ready = new CompletableFuture<>();
    worker.exited().thenAccept(code -> ready.completeExceptionally(ended(worker, code)));
    door.connected()
        .thenCompose(channel ->
            channel
                .initialize(runtime.directory(), place.app())
                .thenAccept(description -> {
                  worker.said(channel, description);
                  ready.complete(worker);
                }))
        .exceptionally(failure -> {
          failLater(worker, ready, Failures.cause(failure));
          return null;
        });
    return ready.whenComplete((started, failure) -> {
      if (failure != null) {
        Thread.ofVirtual().name("host-stop").start(() -> worker.stop(Duration.ZERO));
      }
    });
  }

  private void failLater(Worker worker, CompletableFuture<Worker> ready, Throwable failure) {
    Thread.ofVirtual()
        .name("host-start")
        .start(() -> ready.completeExceptionally(reason(worker, failure)));
  }

  /** A process that ended has the better reason for a conversation that failed; blocks a moment. */
  Throwable reason(Worker worker, Throwable failure) {
    OptionalInt exitCode = worker.awaitExit();
    return exitCode.isPresent() ? ended(worker, exitCode.getAsInt()) : failure;
  }

  /** Why a process that ended is gone, in one sentence. */
  WorkerException ended(Worker worker, int exitCode) {
    String words = reports.masked(worker.lastWords());
    return new WorkerException(
        "The "
            + runtime.language()
            + " worker of "
            + place.name()
            + " ended with exit code "
            + exitCode
            + (words.isEmpty() ? "." : ": " + words));
  }

  private static String slotId() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 12);
  }
}
