package org.millrace.rpc;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.millrace.host.port.Datum;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.Sandbox;
import org.millrace.host.port.WorkerChannel;
import org.millrace.host.port.WorkerChannels.Transport;
import org.millrace.host.port.WorkerDoor;
import org.millrace.host.port.WorkerLimits;
import org.millrace.host.port.WorkerListener;
import org.millrace.model.AppName;
import org.millrace.model.BindingDirection;
import org.millrace.model.BindingMetadata;
import org.millrace.model.FunctionMetadata;
import org.millrace.rpc.scripted.ScriptedWorker;

/** A language worker in a process of its own, with the door it was given. */
final class TestWorker implements AutoCloseable {
  private final WorkerDoor door;
  private final Sandbox.Instance instance;
  private final Queue<String> output;
  private final Lines lines;

  private TestWorker(
      WorkerDoor door, Sandbox.Instance instance, Queue<String> output, Lines lines) {
    this.door = door;
    this.instance = instance;
    this.output = output;
    this.lines = lines;
  }

  static TestWorker scripted(
      TestAgent agent, Transport transport, WorkerLimits limits, List<String> options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                ScriptedWorker.class.getName()));
    command.addAll(options);
    return start(agent, transport, limits, command, Map.of(), Path.of("/"));
  }

  static TestWorker start(
      TestAgent agent,
      Transport transport,
      WorkerLimits limits,
      List<String> program,
      Map<String, String> environment,
      Path directory)
      throws IOException {
    Path slot = agent.newSlot();
    Queue<String> output = new ConcurrentLinkedQueue<>();
    Lines lines = new Lines();
    WorkerDoor door = agent.channels.open(transport, slot, limits, lines::add);
    List<String> command = new ArrayList<>(program);
    command.addAll(door.arguments());
    Sandbox.Instance instance =
        agent.sandbox.launch(
            new Sandbox.Launch(
                slot.getFileName().toString(),
                new AppName("scripted"),
                command,
                environment,
                directory,
                List.of(),
                List.of(slot),
                Sandbox.Limits.NONE,
                line -> output.add(line.line())));
    return new TestWorker(door, instance, output, lines);
  }

  WorkerDoor door() {
    return door;
  }

  WorkerChannel channel() {
    return await(door.connected());
  }

  /** Connected and initialized. */
  WorkerChannel initialized() {
    WorkerChannel channel = channel();
    await(channel.initialize(Path.of("/worker"), Path.of("/app")));
    return channel;
  }

  /** Initialized and with that function loaded, whose id is its name. */
  WorkerChannel loaded(String function) {
    WorkerChannel channel = initialized();
    await(channel.load(function(function)));
    return channel;
  }

  List<WorkerListener.Line> lines() {
    return lines.all();
  }

  void awaitLine(String message) throws InterruptedException {
    lines.await(message);
  }

  /** What the worker logged so far. */
  private static final class Lines {
    private final List<WorkerListener.Line> lines = new ArrayList<>();

    synchronized void add(WorkerListener.Line line) {
      lines.add(line);
      notifyAll();
    }

    synchronized List<WorkerListener.Line> all() {
      return List.copyOf(lines);
    }

    synchronized void await(String message) throws InterruptedException {
      long end = System.nanoTime() + SECONDS.toNanos(30);
      while (lines.stream().noneMatch(line -> line.message().equals(message))) {
        long left = NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("'" + message + "' was not logged: " + lines);
        }
        wait(left);
      }
    }
  }

  int exitCode() {
    return await(instance.exited());
  }

  /** The stage's value; without one within a while, the failure shows what the worker wrote. */
  <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(30, SECONDS);
    } catch (ExecutionException failed) {
      throw new AssertionError(
          failed.getCause().getMessage() + "; worker: " + output, failed.getCause());
    } catch (TimeoutException | InterruptedException waitedTooLong) {
      throw new AssertionError("no answer; worker: " + output, waitedTooLong);
    }
  }

  /** Why the stage failed. */
  String failure(CompletionStage<?> stage) {
    try {
      Object value = stage.toCompletableFuture().get(30, SECONDS);
      throw new AssertionError("succeeded with " + value);
    } catch (ExecutionException failed) {
      return failed.getCause().getMessage();
    } catch (TimeoutException | InterruptedException waitedTooLong) {
      throw new AssertionError("no answer; worker: " + output, waitedTooLong);
    }
  }

  static FunctionMetadata function(String name) {
    var raw =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .createObjectNode()
            .put("name", "req")
            .put("type", "httpTrigger");
    return new FunctionMetadata(
        name,
        name,
        "/app",
        "index.js",
        "",
        "scripted",
        List.of(
            new BindingMetadata("req", "httpTrigger", BindingDirection.IN, Optional.empty(), raw)),
        Optional.empty(),
        Map.of());
  }

  static InvocationRequest call(String function, Map<String, Datum> inputs) {
    return new InvocationRequest(
        UUID.randomUUID().toString(), function, inputs, Map.of(), "", "", Optional.empty());
  }

  static InvocationRequest call(String function) {
    return call(function, Map.of());
  }

  static Datum.Request request(Map<String, String> headers, String body) {
    return new Datum.Request(
        "POST",
        "http://localhost/api/good?a=1",
        headers,
        Map.of("a", "1"),
        Map.of("id", "7"),
        new Datum.Bytes(ByteBuffer.wrap(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
  }

  InvocationResult invoke(String function) {
    return await(loaded(function).invoke(call(function)));
  }

  @Override
  public void close() {
    door.close();
    instance.stop(Duration.ZERO);
    List<String> breaches = output.stream().filter(line -> line.startsWith("BREACH")).toList();
    if (!breaches.isEmpty()) {
      throw new AssertionError(breaches.toString());
    }
  }
}
