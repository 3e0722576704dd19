package org.millrace.rpc.conversation;

import org.millrace.host.port.Datum;
import org.millrace.host.port.InvocationRequest;
import org.millrace.rpc.contract.ParameterBinding;
import org.millrace.rpc.contract.RetryContext;
import org.millrace.rpc.contract.RpcTraceContext;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.contract.TypedData;

/** Writes the message that starts an invocation, for a worker of known capabilities. */
final class InvocationWriter {
  private final Capabilities capabilities;
  private final TypedDataWriter values;

  InvocationWriter(Capabilities capabilities) {
    this.capabilities = capabilities;
    this.values = new TypedDataWriter(capabilities);
  }

  StreamingMessage write(InvocationRequest request) {
    var message =
        org.millrace.rpc.contract.InvocationRequest.newBuilder()
            .setInvocationId(request.invocationId())
            .setFunctionId(request.functionId())
            .setTraceContext(trace(request));
    request
        .triggerMetadata()
        .forEach((name, datum) -> message.putTriggerMetadata(name, values.write(datum)));
    request.inputs().forEach((name, datum) -> input(message, name, datum));
    request
        .retry()
        .ifPresent(retry ->
            message.setRetryContext(
                RetryContext.newBuilder()
                    .setRetryCount(retry.count())
                    .setMaxRetryCount(retry.maximum())));
    return StreamingMessage.newBuilder().setInvocationRequest(message).build();
  }

  private void input(
      org.millrace.rpc.contract.InvocationRequest.Builder message, String name, Datum datum) {
    TypedData data = values.write(datum);
    message.addInputData(ParameterBinding.newBuilder().setName(name).setData(data));
    if (datum instanceof Datum.Request && capabilities.requestInMetadata()) {
      message.putTriggerMetadata(name, data).putTriggerMetadata("$request", data);
    }
  }

  /** Always there, though it may be empty: without it .NET fails every invocation. */
  private static RpcTraceContext trace(InvocationRequest request) {
    return RpcTraceContext.newBuilder()
        .setTraceParent(request.traceParent())
        .setTraceState(request.traceState())
        .build();
  }
}
