package org.millrace.host.worker;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.millrace.host.port.Sandbox;
import org.millrace.host.port.WorkerChannel;
import org.millrace.host.port.WorkerDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One language worker: its process, its slot and the conversation with it. */
public final class Worker {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  private static final Duration EXIT_MOMENT = Duration.ofMillis(500);

  private final Sandbox.Instance instance;
  private final WorkerDoor door;
  private final Path slot;
  private final WorkerConsole console;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private volatile WorkerChannel channel;
  private volatile WorkerChannel.Description description;

  Worker(Sandbox.Instance instance, WorkerDoor door, Path slot, WorkerConsole console) {
    this.instance = instance;
    this.door = door;
    this.slot = slot;
    this.console = console;
  }

  void said(WorkerChannel connected, WorkerChannel.Description hello) {
    this.channel = connected;
    this.description = hello;
  }

  public WorkerChannel channel() {
    return channel;
  }

  public WorkerChannel.Description description() {
    return description;
  }

  CompletionStage<Integer> exited() {
    return instance.exited();
  }

  /**
   * The exit code of a process that ends within a moment: a conversation often breaks off a little
   * before its process is gone. Blocks.
   */
  OptionalInt awaitExit() {
    try {
      return OptionalInt.of(
          exited().toCompletableFuture().get(EXIT_MOMENT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException staying) {
      return OptionalInt.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** What it said last on standard error, to explain why it ended; empty when it said nothing. */
  public String lastWords() {
    return console.lastErrors();
  }

  /** Whether its end is our wish. */
  boolean isStopping() {
    return stopping.get();
  }

  /** From now on its end is our wish. */
  void expectEnd() {
    stopping.set(true);
  }

  /** Says goodbye and ends the process; blocks until it is gone. */
  void stop(Duration grace) {
    stopping.set(true);
    if (channel != null) {
      channel.terminate(grace);
    }
    instance.stop(grace);
    discard();
  }

  /** Closes and deletes what a process that is gone left behind. */
  void discard() {
    door.close();
    delete(slot);
  }

  static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException left) {
      log.debug("{} could not be deleted: {}", folder, left.toString());
    }
  }

  @Override
  public String toString() {
    return "worker " + instance.id();
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failed) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
