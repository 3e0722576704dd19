package org.millrace.rpc.scripted;

import com.google.protobuf.TextFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.millrace.rpc.contract.InvocationRequest;
import org.millrace.rpc.contract.InvocationResponse;
import org.millrace.rpc.contract.RpcException;
import org.millrace.rpc.contract.RpcHttp;
import org.millrace.rpc.contract.RpcLog;
import org.millrace.rpc.contract.StatusResult;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.contract.TypedData;
import org.millrace.rpc.contract.WorkerActionResponse;

/** What the functions of the scripted worker do, by their name. */
final class Functions {
  private final Link link;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  Functions(Link link) {
    this.link = link;
  }

  void run(String function, InvocationRequest request) {
    var answer =
        InvocationResponse.newBuilder()
            .setInvocationId(request.getInvocationId())
            .setResult(Script.SUCCESS);
    switch (function) {
      case "good" -> answer.setReturnValue(http(request));
      case "echo" -> answer.addAllOutputData(request.getInputDataList());
      case "shows" ->
          answer.setReturnValue(
              TypedData.newBuilder().setString(TextFormat.printer().printToString(request)));
      case "fails" -> answer.setResult(failure("TypeError", "x is undefined"));
      case "noStatus" -> answer.setResult(StatusResult.getDefaultInstance());
      case "noResult" -> answer.clearResult();
      case "cancelled" ->
          answer.setResult(StatusResult.newBuilder().setStatus(StatusResult.Status.Cancelled));
      case "logs" -> logs(request.getInvocationId());
      case "twice" ->
          link.send(StreamingMessage.newBuilder().setInvocationResponse(answer).build());
      case "waits" -> {
        waiting.add(request.getInvocationId());
        return;
      }
      case "dies" -> Runtime.getRuntime().halt(3);
      default -> Contract.require(false, function + " is a function of the script");
    }
    link.send(StreamingMessage.newBuilder().setInvocationResponse(answer).build());
  }

  /** As .NET: the cancelled function fails, it is not reported as cancelled. */
  void cancel(String invocationId) {
    if (waiting.remove(invocationId)) {
      link.send(
          StreamingMessage.newBuilder()
              .setInvocationResponse(
                  InvocationResponse.newBuilder()
                      .setInvocationId(invocationId)
                      .setResult(failure("TaskCanceledException", "A task was canceled.")))
              .build());
    }
  }

  private static TypedData http(InvocationRequest request) {
    RpcHttp asked = request.getInputData(0).getData().getHttp();
    return TypedData.newBuilder()
        .setHttp(
            RpcHttp.newBuilder()
                .setStatusCode("201")
                .putHeaders("x-method", asked.getMethod())
                .setBody(asked.getBody()))
        .build();
  }

  private static StatusResult failure(String type, String message) {
    return StatusResult.newBuilder()
        .setStatus(StatusResult.Status.Failure)
        .setException(
            RpcException.newBuilder()
                .setType(type)
                .setMessage(message)
                .setStackTrace("at line 1")
                .setIsUserException(true))
        .build();
  }

  private void logs(String invocationId) {
    RpcLog line =
        RpcLog.newBuilder()
            .setInvocationId(invocationId)
            .setCategory("Function.logs.User")
            .setLevel(RpcLog.Level.Warning)
            .setMessage("first")
            .setEventId("Answered")
            .build();
    RpcLog repeated =
        RpcLog.newBuilder()
            .setInvocationId(invocationId)
            .setCategory("Microsoft.Azure.Functions.Worker.FunctionsApplication")
            .setLevel(RpcLog.Level.Error)
            .setEventId("InvocationError")
            .build();
    RpcLog failed =
        RpcLog.newBuilder()
            .setInvocationId(invocationId)
            .setLevel(RpcLog.Level.Error)
            .setMessage("second")
            .setException(RpcException.newBuilder().setMessage("broken").setStackTrace("at x"))
            .build();
    RpcLog metric =
        RpcLog.newBuilder()
            .setLogCategory(RpcLog.RpcLogCategory.CustomMetric)
            .putPropertiesMap("Name", TypedData.newBuilder().setString("orders").build())
            .putPropertiesMap("Value", TypedData.newBuilder().setDouble(12.5).build())
            .build();
    for (RpcLog each : new RpcLog[] {line, repeated, failed, metric}) {
      link.send(StreamingMessage.newBuilder().setRpcLog(each).build());
    }
    link.send(
        StreamingMessage.newBuilder()
            .setWorkerActionResponse(
                WorkerActionResponse.newBuilder()
                    .setAction(WorkerActionResponse.Action.Restart)
                    .setReason("files changed"))
            .build());
    link.send(StreamingMessage.getDefaultInstance());
  }
}
