package org.millrace.host.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.millrace.host.port.WorkerChannel;
import org.millrace.host.port.WorkerChannels;
import org.millrace.host.port.WorkerDoor;
import org.millrace.host.port.WorkerException;
import org.millrace.host.port.WorkerLimits;
import org.millrace.host.port.WorkerListener;

/**
 * Doors through which scripted workers come in as soon as their process is launched in {@link
 * #sandbox}.
 */
public final class FakeWorkerChannels implements WorkerChannels {
  private final Supplier<FakeWorker> workers;
  private final InstantSandbox sandbox = new InstantSandbox(this::launched);
  private final Map<String, Door> doors = new ConcurrentHashMap<>();
  private final List<FakeWorker.Channel> channels = new CopyOnWriteArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final List<InstantSandbox.Running> waiting = new ArrayList<>();
  private boolean connecting = true;

  public FakeWorkerChannels(FakeWorker worker) {
    this(() -> worker);
  }

  /**
   * @param workers asked for the script of each process
   */
  public FakeWorkerChannels(Supplier<FakeWorker> workers) {
    this.workers = workers;
  }

  public InstantSandbox sandbox() {
    return sandbox;
  }

  /** Later processes run, but do not come in before {@link #letIn}. */
  public synchronized void keepOut() {
    connecting = false;
  }

  public synchronized void letIn() {
    connecting = true;
    waiting.forEach(this::connect);
    waiting.clear();
  }

  /** All conversations there ever were, in their order. */
  public List<FakeWorker.Channel> channels() {
    return channels;
  }

  public FakeWorker.Channel latest() {
    return channels.getLast();
  }

  @Override
  public WorkerDoor open(
      Transport transport, Path slot, WorkerLimits limits, WorkerListener listener) {
    Door door = new Door("worker-" + opened.incrementAndGet(), listener);
    doors.put(door.workerId, door);
    return door;
  }

  private synchronized void launched(InstantSandbox.Running process) {
    if (connecting) {
      connect(process);
    } else {
      waiting.add(process);
    }
  }

  private void connect(InstantSandbox.Running process) {
    Door door = doors.get(process.launch().command().getLast());
    FakeWorker.Channel channel = workers.get().open(door.workerId, process, door.listener);
    channels.add(channel);
    door.connected.complete(channel);
  }

  private static final class Door implements WorkerDoor {
    private final String workerId;
    private final WorkerListener listener;
    private final CompletableFuture<WorkerChannel> connected = new CompletableFuture<>();

    Door(String workerId, WorkerListener listener) {
      this.workerId = workerId;
      this.listener = listener;
    }

    @Override
    public String workerId() {
      return workerId;
    }

    @Override
    public List<String> arguments() {
      return List.of("--functions-worker-id", workerId);
    }

    @Override
    public CompletionStage<WorkerChannel> connected() {
      return connected;
    }

    @Override
    public void close() {
      connected.completeExceptionally(new WorkerException("The door was closed."));
    }
  }
}
