package org.millrace.rpc.conversation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.millrace.host.port.WorkerChannel.Index;
import org.millrace.host.port.WorkerException;
import org.millrace.model.FunctionMetadata;
import org.millrace.rpc.contract.FunctionMetadataResponse;
import org.millrace.rpc.contract.FunctionsMetadataRequest;
import org.millrace.rpc.contract.RpcFunctionMetadata;
import org.millrace.rpc.contract.StreamingMessage;

/** FunctionsMetadataRequest and its answer. */
final class Indexing implements MessageHandler {
  private final Session session;
  private final Exchange<FunctionMetadataResponse> exchange;

  Indexing(Session session) {
    this.session = session;
    this.exchange = new Exchange<>(session, "FunctionsMetadataRequest");
  }

  CompletableFuture<Index> ask(Path appDirectory) {
    FunctionsMetadataRequest request =
        FunctionsMetadataRequest.newBuilder()
            .setFunctionAppDirectory(appDirectory.toString())
            .build();
    return exchange
        .ask(
            StreamingMessage.newBuilder().setFunctionsMetadataRequest(request).build(),
            session.limits().load())
        .thenCompose(this::accept);
  }

  private CompletableFuture<Index> accept(FunctionMetadataResponse answer) {
    return Outcome.failure(answer.getResult(), "The app's functions could not be found.")
        .<CompletableFuture<Index>>map(CompletableFuture::failedFuture)
        .orElseGet(() -> CompletableFuture.completedFuture(read(answer)));
  }

  private static Index read(FunctionMetadataResponse answer) {
    List<FunctionMetadata> functions = new ArrayList<>();
    Map<String, String> errors = new LinkedHashMap<>();
    for (RpcFunctionMetadata function : answer.getFunctionMetadataResultsList()) {
      try {
        functions.add(FunctionReader.read(function));
      } catch (WorkerException broken) {
        errors.put(function.getName(), broken.getMessage());
      }
    }
    return new Index(answer.getUseDefaultMetadataIndexing(), functions, errors);
  }

  @Override
  public void handle(StreamingMessage message) {
    exchange.answer(message.getFunctionMetadataResponse());
  }

  @Override
  public void fail(WorkerException reason) {
    exchange.fail(reason);
  }
}
