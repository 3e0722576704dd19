package org.millrace.rpc.conversation;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.millrace.host.port.WorkerChannel.Description;
import org.millrace.host.port.WorkerException;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.contract.WorkerInitRequest;
import org.millrace.rpc.contract.WorkerInitResponse;
import org.millrace.rpc.contract.WorkerMetadata;

/** WorkerInitRequest and its answer. */
final class Initialization implements MessageHandler {
  /** The contract this host keeps to; workers and libraries compare it. */
  static final String HOST_VERSION = "4.1037.0.0";

  private final Session session;
  private final Exchange<WorkerInitResponse> exchange;
  private final Consumer<Description> introduced;

  /**
   * @param introduced told before the asker, so that nothing is sent in ignorance
   */
  Initialization(Session session, Consumer<Description> introduced) {
    this.session = session;
    this.exchange = new Exchange<>(session, "WorkerInitRequest");
    this.introduced = introduced;
  }

  CompletableFuture<Description> ask(Path workerDirectory, Path appDirectory) {
    WorkerInitRequest request =
        WorkerInitRequest.newBuilder()
            .setHostVersion(HOST_VERSION)
            .setWorkerDirectory(workerDirectory.toString())
            .setFunctionAppDirectory(appDirectory == null ? "" : appDirectory.toString())
            .build();
    return exchange
        .ask(
            StreamingMessage.newBuilder().setWorkerInitRequest(request).build(),
            session.limits().initialize())
        .thenCompose(this::accept);
  }

  private CompletableFuture<Description> accept(WorkerInitResponse answer) {
    WorkerException refusal =
        Outcome.failure(answer.getResult(), "Worker " + session.workerId() + " could not start.")
            .orElse(null);
    if (refusal != null) {
      return CompletableFuture.failedFuture(refusal);
    }
    Description description = describe(answer);
    introduced.accept(description);
    return CompletableFuture.completedFuture(description);
  }

  private static Description describe(WorkerInitResponse answer) {
    WorkerMetadata worker = answer.getWorkerMetadata();
    String version = worker.getWorkerVersion();
    return new Description(
        worker.getRuntimeName(),
        worker.getRuntimeVersion(),
        version.isEmpty() ? answer.getWorkerVersion() : version,
        answer.getCapabilitiesMap());
  }

  @Override
  public void handle(StreamingMessage message) {
    exchange.answer(message.getWorkerInitResponse());
  }

  @Override
  public void fail(WorkerException reason) {
    exchange.fail(reason);
  }
}
