package org.millrace.rpc.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.host.port.Datum;
import org.millrace.host.port.InvocationResult;
import org.millrace.rpc.contract.InvocationResponse;
import org.millrace.rpc.contract.ParameterBinding;
import org.millrace.rpc.contract.RpcException;
import org.millrace.rpc.contract.StatusResult;

/** Reads how an invocation ended. */
final class ResultReader {
  private ResultReader() {}

  /**
   * @param cancelled whether we asked the worker to give up; then a failure is the answer to that
   */
  static InvocationResult read(InvocationResponse answer, boolean cancelled) {
    StatusResult result = answer.getResult();
    return switch (result.getStatus()) {
      case Success -> success(answer);
      case Cancelled -> new InvocationResult.Cancelled(Outcome.reason(result));
      case Failure, UNRECOGNIZED ->
          cancelled ? new InvocationResult.Cancelled(Outcome.reason(result)) : failure(result);
    };
  }

  private static InvocationResult failure(StatusResult result) {
    RpcException exception = result.getException();
    return new InvocationResult.Failure(
        exception.getType(), Outcome.reason(result), exception.getStackTrace());
  }

  private static InvocationResult success(InvocationResponse answer) {
    List<ParameterBinding> outputs = answer.getOutputDataList();
    for (ParameterBinding output : outputs) {
      if (output.hasRpcSharedMemory()) {
        return new InvocationResult.Failure(
            "",
            "Output " + output.getName() + " came by shared memory, which this host never offers.",
            "");
      }
    }
    return new InvocationResult.Success(
        read(outputs), TypedDataReader.read(answer.getReturnValue()));
  }

  private static Map<String, Datum> read(List<ParameterBinding> outputs) {
    if (outputs.isEmpty()) {
      return Map.of();
    }
    Map<String, Datum> values = new HashMap<>();
    outputs.forEach(output -> values.put(output.getName(), TypedDataReader.read(output.getData())));
    return values;
  }
}
