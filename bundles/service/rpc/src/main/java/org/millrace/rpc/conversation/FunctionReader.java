package org.millrace.rpc.conversation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.millrace.host.port.WorkerException;
import org.millrace.model.BindingDirection;
import org.millrace.model.BindingMetadata;
import org.millrace.model.FunctionMetadata;
import org.millrace.model.RetryPolicy;
import org.millrace.rpc.contract.RpcFunctionMetadata;
import org.millrace.rpc.contract.RpcRetryOptions;
import org.millrace.rpc.contract.StatusResult;

/** Reads a function as a worker's index describes it; its raw bindings are the truth. */
final class FunctionReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FunctionReader() {}

  /** Fails with what is wrong with this one function. */
  static FunctionMetadata read(RpcFunctionMetadata function) throws WorkerException {
    StatusResult status = function.getStatus();
    if (function.hasStatus()
        && status.getStatus() == StatusResult.Status.Failure
        && status.hasException()) {
      throw new WorkerException(Outcome.reason(status));
    }
    List<BindingMetadata> bindings = new ArrayList<>();
    for (String raw : function.getRawBindingsList()) {
      bindings.add(binding(raw));
    }
    return new FunctionMetadata(
        function.getName(),
        function.getFunctionId(),
        function.getDirectory(),
        function.getScriptFile(),
        function.getEntryPoint(),
        function.getLanguage(),
        bindings,
        function.hasRetryOptions()
            ? Optional.of(retry(function.getRetryOptions()))
            : Optional.empty(),
        function.getPropertiesMap());
  }

  private static BindingMetadata binding(String raw) throws WorkerException {
    ObjectNode node = object(raw);
    String type = node.path("type").asText("");
    if (type.isEmpty()) {
      throw new WorkerException("The binding " + raw + " has no type.");
    }
    return new BindingMetadata(
        node.path("name").asText(""),
        type,
        direction(node.path("direction").asText("in"), raw),
        Optional.ofNullable(node.get("dataType"))
            .map(value -> value.asText().toLowerCase(Locale.ROOT)),
        node);
  }

  private static ObjectNode object(String raw) throws WorkerException {
    try {
      if (JSON.readTree(raw) instanceof ObjectNode node) {
        return node;
      }
    } catch (JacksonException broken) {
      throw new WorkerException("The binding " + raw + " is no JSON.", broken);
    }
    throw new WorkerException("The binding " + raw + " is no JSON object.");
  }

  private static BindingDirection direction(String text, String raw) throws WorkerException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "in" -> BindingDirection.IN;
      case "out" -> BindingDirection.OUT;
      case "inout" -> BindingDirection.INOUT;
      default ->
          throw new WorkerException("The binding " + raw + " has no direction in, out or inout.");
    };
  }

  private static RetryPolicy retry(RpcRetryOptions options) {
    return options.getRetryStrategy() == RpcRetryOptions.RetryStrategy.fixed_delay
        ? new RetryPolicy(
            false,
            options.getMaxRetryCount(),
            duration(options.getDelayInterval()),
            duration(options.getDelayInterval()))
        : new RetryPolicy(
            true,
            options.getMaxRetryCount(),
            duration(options.getMinimumInterval()),
            duration(options.getMaximumInterval()));
  }

  private static java.time.Duration duration(Duration duration) {
    return java.time.Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
  }
}
