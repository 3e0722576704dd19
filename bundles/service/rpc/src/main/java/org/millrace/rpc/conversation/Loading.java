package org.millrace.rpc.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import org.millrace.host.port.WorkerException;
import org.millrace.model.FunctionMetadata;
import org.millrace.rpc.contract.FunctionLoadRequest;
import org.millrace.rpc.contract.FunctionLoadRequestCollection;
import org.millrace.rpc.contract.FunctionLoadResponse;
import org.millrace.rpc.contract.StreamingMessage;

/**
 * FunctionLoadRequest and its answers, told apart by the function's id. For a worker that takes
 * collections, the loads asked for in one go travel together.
 */
final class Loading implements MessageHandler {
  private record Open(String name, CompletableFuture<Void> loaded) {}

  private final Session session;
  private final ConcurrentMap<String, Open> open = new ConcurrentHashMap<>();
  private final Queue<FunctionLoadRequest> together = new ConcurrentLinkedQueue<>();

  Loading(Session session) {
    this.session = session;
  }

  CompletableFuture<Void> ask(FunctionMetadata function, boolean collection) {
    String id = function.functionId();
    Open load = new Open(function.name(), new CompletableFuture<>());
    if (open.putIfAbsent(id, load) != null) {
      return CompletableFuture.failedFuture(
          new WorkerException("Function " + function.name() + " is being loaded already."));
    }
    Future<?> alarm = session.after(session.limits().load(), () -> expire(id, load));
    load.loaded.whenComplete((done, failed) -> alarm.cancel(false));
    if (collection) {
      together.add(LoadWriter.write(function));
      session.onLoop(this::sendTogether);
    } else {
      send(
          StreamingMessage.newBuilder().setFunctionLoadRequest(LoadWriter.write(function)).build());
    }
    return load.loaded;
  }

  /** The first of several runs takes them all; the others find nothing. */
  private void sendTogether() {
    List<FunctionLoadRequest> requests = new ArrayList<>();
    for (var request = together.poll(); request != null; request = together.poll()) {
      requests.add(request);
    }
    if (!requests.isEmpty()) {
      var collection =
          FunctionLoadRequestCollection.newBuilder().addAllFunctionLoadRequests(requests);
      send(StreamingMessage.newBuilder().setFunctionLoadRequestCollection(collection).build());
    }
  }

  private void send(StreamingMessage message) {
    session.send(message).ifPresent(this::fail);
  }

  @Override
  public void handle(StreamingMessage message) {
    answer(message.getFunctionLoadResponse());
  }

  void answer(FunctionLoadResponse answer) {
    Open load = open.remove(answer.getFunctionId());
    if (load == null) {
      return; // it came too late
    }
    Outcome.failure(answer.getResult(), "Function " + load.name + " cannot be loaded.")
        .ifPresentOrElse(load.loaded::completeExceptionally, () -> load.loaded.complete(null));
  }

  private void expire(String id, Open load) {
    if (open.remove(id, load)) {
      load.loaded.completeExceptionally(
          new WorkerException(
              "Function "
                  + load.name
                  + " was not loaded within "
                  + session.limits().load().toSeconds()
                  + " s. Look for what its module does when it is loaded."));
    }
  }

  @Override
  public void fail(WorkerException reason) {
    open.forEach((id, load) -> {
      if (open.remove(id, load)) {
        load.loaded.completeExceptionally(reason);
      }
    });
  }
}
