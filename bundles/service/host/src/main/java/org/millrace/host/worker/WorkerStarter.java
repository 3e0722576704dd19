package org.millrace.host.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.millrace.host.port.Sandbox;
import org.millrace.host.port.WorkerChannels;
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
  private final ScheduledExecutorService timer;

  /** Where a worker's words go. */
  public interface Reports extends WorkerListener, WorkerConsole.Sink {}

  public WorkerStarter(
      Sandbox sandbox,
      WorkerChannels channels,
      WorkerRuntimes runtimes,
      WorkerRuntime runtime,
      WorkerPlace place,
      Reports reports,
      ScheduledExecutorService timer) {
    this.sandbox = sandbox;
    this.channels = channels;
    this.runtimes = runtimes;
    this.runtime = runtime;
    this.place = place;
    this.reports = reports;
    this.timer = timer;
  }

  WorkerTiming timing() {
    return runtime.timing();
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
      door = channels.open(runtime.transport(), slot, reports);
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
    return sandbox.launch(
        new Sandbox.Launch(
            slot.getFileName().toString(),
            place.name(),
            command,
            WorkerEnvironment.of(runtime, place, slot, runtimes.machine(), door.arguments()),
            place.app(),
            List.of(runtime.directory(), place.app()),
            List.of(slot, place.home()),
            place.limits(),
            console));
  }

  private CompletionStage<Worker> hello(Worker worker, WorkerDoor door) {
    CompletableFuture<Worker> ready = new CompletableFuture<>();
    worker.exited().thenAccept(code -> ready.completeExceptionally(ended(worker, code)));
    ScheduledFuture<?> tooLate =
        failLater(ready, runtime.timing().start(), "did not connect within ");
    door.connected()
        .thenAccept(channel -> {
          tooLate.cancel(false);
          ScheduledFuture<?> silent =
              failLater(ready, runtime.timing().initialize(), "did not say who it is within ");
          channel
              .initialize(runtime.directory(), place.app())
              .whenComplete((description, failure) -> {
                silent.cancel(false);
                if (failure != null) {
                  ready.completeExceptionally(Failures.cause(failure));
                  return;
                }
                worker.said(channel, description);
                ready.complete(worker);
              });
        })
        .exceptionally(failure -> {
          ready.completeExceptionally(Failures.cause(failure));
          return null;
        });
    return ready.whenComplete((started, failure) -> {
      tooLate.cancel(false);
      if (failure != null) {
        Thread.ofVirtual().name("host-stop").start(() -> worker.stop(Duration.ZERO));
      }
    });
  }

  private ScheduledFuture<?> failLater(
      CompletableFuture<Worker> ready, Duration limit, String what) {
    return timer.schedule(
        () ->
            ready.completeExceptionally(
                new WorkerException(
                    "The "
                        + runtime.language()
                        + " worker of "
                        + place.name()
                        + " "
                        + what
                        + limit.toSeconds()
                        + " s.")),
        limit.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** Why a process that ended is gone, in one sentence. */
  WorkerException ended(Worker worker, int exitCode) {
    String words = worker.lastWords();
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
