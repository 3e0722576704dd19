package org.millrace.rpc.conversation;

import java.util.Optional;
import org.millrace.host.port.WorkerException;
import org.millrace.rpc.contract.RpcException;
import org.millrace.rpc.contract.StatusResult;

/**
 * Reads the result of an answer. Only a status that says Success is one: a status that was not set
 * reads as Failure, the zero of the enumeration.
 */
final class Outcome {
  private Outcome() {}

  /** Empty for success, else the worker's reason under a heading that says what it refused. */
  static Optional<WorkerException> failure(StatusResult result, String heading) {
    return result.getStatus() == StatusResult.Status.Success
        ? Optional.empty()
        : Optional.of(new WorkerException(heading + " " + reason(result)));
  }

  static String reason(StatusResult result) {
    RpcException exception = result.getException();
    if (!exception.getMessage().isEmpty()) {
      return exception.getMessage();
    }
    return result.getResult().isEmpty() ? "The worker gave no reason." : result.getResult();
  }
}
