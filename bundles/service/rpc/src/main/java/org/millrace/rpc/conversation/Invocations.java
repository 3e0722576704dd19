package org.millrace.rpc.conversation;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.WorkerException;
import org.millrace.rpc.contract.InvocationCancel;
import org.millrace.rpc.contract.InvocationResponse;
import org.millrace.rpc.contract.StreamingMessage;

/** InvocationRequest, InvocationCancel and the answer, told apart by the invocation's id. */
final class Invocations implements MessageHandler {

  /** The stage that the caller gets, so that a call costs one object here. */
  private static final class Running extends CompletableFuture<InvocationResult> {
    volatile boolean cancelled;
  }

  private final Session session;
  private final LogLines logs;
  private final ConcurrentMap<String, Running> running = new ConcurrentHashMap<>();

  Invocations(Session session, LogLines logs) {
    this.session = session;
    this.logs = logs;
  }

  CompletableFuture<InvocationResult> start(String invocationId, StreamingMessage request) {
    Running invocation = new Running();
    if (running.putIfAbsent(invocationId, invocation) != null) {
      return CompletableFuture.failedFuture(
          new WorkerException("Invocation " + invocationId + " is running already."));
    }
    session.send(request).ifPresent(reason -> end(invocationId, reason));
    return invocation;
  }

  private void end(String invocationId, WorkerException reason) {
    Running invocation = running.remove(invocationId);
    if (invocation != null) {
      invocation.completeExceptionally(reason);
    }
  }

  /** Remembered on our side too: .NET reports the cancelled function as one that failed. */
  void cancel(String invocationId, boolean workerCan) {
    Running invocation = running.get(invocationId);
    if (invocation == null || !workerCan) {
      return;
    }
    invocation.cancelled = true;
    var cancel = InvocationCancel.newBuilder().setInvocationId(invocationId);
    session
        .send(StreamingMessage.newBuilder().setInvocationCancel(cancel).build())
        .ifPresent(reason -> end(invocationId, reason));
  }

  int count() {
    return running.size();
  }

  Set<String> ids() {
    return Set.copyOf(running.keySet());
  }

  @Override
  public void handle(StreamingMessage message) {
    InvocationResponse answer = message.getInvocationResponse();
    Running invocation = running.remove(answer.getInvocationId());
    if (invocation == null) {
      return; // the stream's end was faster, or the worker answers twice
    }
    answer.getResult().getLogsList().forEach(logs::handOn);
    invocation.complete(ResultReader.read(answer, invocation.cancelled));
  }

  @Override
  public void fail(WorkerException reason) {
    running.keySet().forEach(id -> end(id, reason));
  }
}
