package org.millrace.rpc.conversation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.WorkerChannel;
import org.millrace.host.port.WorkerException;
import org.millrace.host.port.WorkerLimits;
import org.millrace.host.port.WorkerListener;
import org.millrace.model.FunctionMetadata;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.contract.StreamingMessage.ContentCase;
import org.millrace.rpc.contract.WorkerTerminate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One language worker's side of the contract, from StartStream to the end of its stream. The
 * transport hands it each message and its end; both on the worker's event loop.
 */
public final class Conversation implements WorkerChannel {
  private static final Logger log = LoggerFactory.getLogger(Conversation.class);

  private final Session session;
  private final LogLines logs;
  private final Initialization initialization;
  private final Specialization specialization;
  private final Indexing indexing;
  private final Loading loading;
  private final Invocations invocations;
  private final StatusProbe status;
  private final Map<ContentCase, MessageHandler> handlers = new EnumMap<>(ContentCase.class);
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private volatile Peer peer = new Peer(new Description("", "", "", Map.of()));

  /** What is known of the worker, and what follows from it. */
  private record Peer(Description description, Capabilities capabilities, InvocationWriter writer) {
    Peer(Description description) {
      this(description, Capabilities.of(description.capabilities()));
    }

    private Peer(Description description, Capabilities capabilities) {
      this(description, capabilities, new InvocationWriter(capabilities));
    }
  }

  public Conversation(
      String workerId,
      MessagePipe pipe,
      WorkerLimits limits,
      WorkerListener listener,
      ScheduledExecutorService timer,
      Clock clock) {
    session = new Session(workerId, pipe, limits, timer);
    logs = new LogLines(workerId, listener, clock);
    initialization = new Initialization(session, this::introduce);
    specialization = new Specialization(session, () -> peer.description, this::introduce);
    indexing = new Indexing(session);
    loading = new Loading(session);
    invocations = new Invocations(session, logs);
    status = new StatusProbe(session);
    handlers.put(ContentCase.RPC_LOG, logs);
    handlers.put(ContentCase.INVOCATION_RESPONSE, invocations);
    handlers.put(ContentCase.WORKER_INIT_RESPONSE, initialization);
    handlers.put(ContentCase.FUNCTION_METADATA_RESPONSE, indexing);
    handlers.put(ContentCase.FUNCTION_LOAD_RESPONSE, loading);
    handlers.put(ContentCase.FUNCTION_LOAD_RESPONSE_COLLECTION, new LoadCollection(loading));
    handlers.put(ContentCase.FUNCTION_ENVIRONMENT_RELOAD_RESPONSE, specialization);
    handlers.put(ContentCase.WORKER_STATUS_RESPONSE, status);
    handlers.put(ContentCase.WORKER_ACTION_RESPONSE, new WorkerAction(logs));
  }

  private void introduce(Description description) {
    peer = new Peer(description);
    log.info(
        "{}: {} {}, worker {}",
        workerId(),
        description.runtime(),
        description.runtimeVersion(),
        description.workerVersion());
  }

  /** Takes a message of the worker. One without content or of no use to us is no error. */
  public void received(StreamingMessage message) {
    try {
      dispatch(message);
    } catch (RuntimeException broken) {
      log.error("{}: a message cannot be handled", workerId(), broken);
      ended("It sent a " + message.getContentCase() + " that cannot be read.");
      session.drop();
    }
  }

  private void dispatch(StreamingMessage message) {
    MessageHandler handler = handlers.get(message.getContentCase());
    if (handler != null) {
      handler.handle(message);
    } else if (message.getContentCase() != ContentCase.CONTENT_NOT_SET) {
      log.debug("{}: {} is not expected and left alone", workerId(), message.getContentCase());
    }
  }

  /** The stream ended; whoever waits for the worker gets the reason. */
  public void ended(String reason) {
    session.end(reason);
    WorkerException failure = session.gone();
    handlers.values().forEach(handler -> handler.fail(failure));
    if (closed.complete(reason)) {
      log.info("{}: {}", workerId(), reason);
    }
  }

  @Override
  public String workerId() {
    return session.workerId();
  }

  @Override
  public CompletionStage<Description> initialize(Path workerDirectory, Path appDirectory) {
    return initialization.ask(workerDirectory, appDirectory);
  }

  @Override
  public CompletionStage<Description> specialize(
      Map<String, String> environment, Path appDirectory) {
    return specialization.ask(environment, appDirectory);
  }

  @Override
  public CompletionStage<Index> index(Path appDirectory) {
    return indexing.ask(appDirectory);
  }

  @Override
  public CompletionStage<Void> load(FunctionMetadata function) {
    return loading.ask(function, peer.capabilities.loadCollection());
  }

  @Override
  public CompletionStage<InvocationResult> invoke(InvocationRequest request) {
    return invocations.start(request.invocationId(), peer.writer.write(request));
  }

  @Override
  public void cancel(String invocationId) {
    invocations.cancel(invocationId, peer.capabilities.cancel());
  }

  @Override
  public CompletionStage<Duration> ping() {
    return peer.capabilities.status() ? status.ask() : WorkerChannel.super.ping();
  }

  @Override
  public void terminate(Duration grace) {
    if (!peer.capabilities.terminate()) {
      return;
    }
    var period =
        com.google.protobuf.Duration.newBuilder()
            .setSeconds(grace.toSeconds())
            .setNanos(grace.toNanosPart());
    var terminate = WorkerTerminate.newBuilder().setGracePeriod(period);
    session
        .send(StreamingMessage.newBuilder().setWorkerTerminate(terminate).build())
        .ifPresent(gone -> log.debug("{}: {}", workerId(), gone.getMessage()));
  }

  @Override
  public int inFlight() {
    return invocations.count();
  }

  @Override
  public Set<String> running() {
    return invocations.ids();
  }

  @Override
  public CompletionStage<String> closed() {
    return closed.minimalCompletionStage();
  }
}
