package org.millrace.rpc.conversation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.millrace.host.port.WorkerChannel.Description;
import org.millrace.host.port.WorkerException;
import org.millrace.rpc.contract.FunctionEnvironmentReloadRequest;
import org.millrace.rpc.contract.FunctionEnvironmentReloadResponse;
import org.millrace.rpc.contract.FunctionEnvironmentReloadResponse.CapabilitiesUpdateStrategy;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.contract.WorkerMetadata;

/**
 * FunctionEnvironmentReloadRequest and its answer: once in a process's life, since a process that
 * ran one app may never run another.
 */
final class Specialization implements MessageHandler {
  private final Session session;
  private final Exchange<FunctionEnvironmentReloadResponse> exchange;
  private final Supplier<Description> before;
  private final Consumer<Description> specialized;
  private final AtomicBoolean used = new AtomicBoolean();

  Specialization(Session session, Supplier<Description> before, Consumer<Description> specialized) {
    this.session = session;
    this.exchange = new Exchange<>(session, "FunctionEnvironmentReloadRequest");
    this.before = before;
    this.specialized = specialized;
  }

  CompletableFuture<Description> ask(Map<String, String> environment, Path appDirectory) {
    if (!used.compareAndSet(false, true)) {
      return CompletableFuture.failedFuture(
          new WorkerException(
              "Worker " + session.workerId() + " was given an app before; start another worker."));
    }
    FunctionEnvironmentReloadRequest request =
        FunctionEnvironmentReloadRequest.newBuilder()
            .putAllEnvironmentVariables(withoutEmpty(environment))
            .setFunctionAppDirectory(appDirectory.toString())
            .build();
    return exchange
        .ask(
            StreamingMessage.newBuilder().setFunctionEnvironmentReloadRequest(request).build(),
            session.limits().reload())
        .thenCompose(this::accept);
  }

  /** A variable without value means one that is not set. */
  private static Map<String, String> withoutEmpty(Map<String, String> environment) {
    Map<String, String> kept = new HashMap<>(environment);
    kept.values().removeIf(String::isEmpty);
    return kept;
  }

  private CompletableFuture<Description> accept(FunctionEnvironmentReloadResponse answer) {
    WorkerException refusal =
        Outcome.failure(
                answer.getResult(), "Worker " + session.workerId() + " could not take the app.")
            .orElse(null);
    if (refusal != null) {
      return CompletableFuture.failedFuture(refusal);
    }
    Description description = describe(answer, before.get());
    specialized.accept(description);
    return CompletableFuture.completedFuture(description);
  }

  private static Description describe(
      FunctionEnvironmentReloadResponse answer, Description before) {
    Map<String, String> capabilities = new HashMap<>();
    if (answer.getCapabilitiesUpdateStrategy() != CapabilitiesUpdateStrategy.replace) {
      capabilities.putAll(before.capabilities());
    }
    capabilities.putAll(answer.getCapabilitiesMap());
    WorkerMetadata worker = answer.getWorkerMetadata();
    return new Description(
        either(worker.getRuntimeName(), before.runtime()),
        either(worker.getRuntimeVersion(), before.runtimeVersion()),
        either(worker.getWorkerVersion(), before.workerVersion()),
        capabilities);
  }

  private static String either(String said, String before) {
    return said.isEmpty() ? before : said;
  }

  @Override
  public void handle(StreamingMessage message) {
    exchange.answer(message.getFunctionEnvironmentReloadResponse());
  }

  @Override
  public void fail(WorkerException reason) {
    exchange.fail(reason);
  }
}
