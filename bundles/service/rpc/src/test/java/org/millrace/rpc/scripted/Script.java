package org.millrace.rpc.scripted;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.millrace.rpc.contract.FunctionEnvironmentReloadResponse;
import org.millrace.rpc.contract.FunctionEnvironmentReloadResponse.CapabilitiesUpdateStrategy;
import org.millrace.rpc.contract.FunctionLoadRequest;
import org.millrace.rpc.contract.FunctionLoadResponse;
import org.millrace.rpc.contract.FunctionLoadResponseCollection;
import org.millrace.rpc.contract.FunctionMetadataResponse;
import org.millrace.rpc.contract.InvocationRequest;
import org.millrace.rpc.contract.RpcException;
import org.millrace.rpc.contract.RpcFunctionMetadata;
import org.millrace.rpc.contract.RpcLog;
import org.millrace.rpc.contract.RpcRetryOptions;
import org.millrace.rpc.contract.StatusResult;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.contract.WorkerInitResponse;
import org.millrace.rpc.contract.WorkerMetadata;
import org.millrace.rpc.contract.WorkerStatusResponse;

/** The conversation as the contract orders it; what a function does stands in {@link Functions}. */
final class Script implements Consumer<StreamingMessage> {
  static final StatusResult SUCCESS =
      StatusResult.newBuilder().setStatus(StatusResult.Status.Success).build();

  private final Link link;
  private final String start;
  private final Map<String, String> capabilities = new HashMap<>();
  private final Map<String, String> loaded = new HashMap<>();
  private final Set<String> invoked = new HashSet<>();
  private final Functions functions;
  private boolean initialized;
  private boolean specialized;

  Script(Link link, Map<String, String> capabilities, String start) {
    this.link = link;
    this.start = start;
    this.capabilities.putAll(capabilities);
    this.functions = new Functions(link);
  }

  private boolean can(String capability) {
    return !capabilities.getOrDefault(capability, "").isEmpty();
  }

  @Override
  public void accept(StreamingMessage message) {
    Contract.require(
        initialized || message.hasWorkerInitRequest(), "WorkerInitRequest comes before all else");
    switch (message.getContentCase()) {
      case WORKER_INIT_REQUEST -> initialize(message);
      case FUNCTION_ENVIRONMENT_RELOAD_REQUEST -> reload(message);
      case FUNCTIONS_METADATA_REQUEST -> index();
      case FUNCTION_LOAD_REQUEST -> {
        Contract.require(
            !can("SupportsLoadResponseCollection"), "loads come in a collection when supported");
        link.send(
            StreamingMessage.newBuilder()
                .setFunctionLoadResponse(load(message.getFunctionLoadRequest()))
                .build());
      }
      case FUNCTION_LOAD_REQUEST_COLLECTION -> loadAll(message);
      case INVOCATION_REQUEST -> invoke(message.getInvocationRequest());
      case INVOCATION_CANCEL -> {
        Contract.require(can("HandlesInvocationCancelMessage"), "no cancel to who cannot");
        link.send(StreamingMessage.newBuilder().setRequestId(message.getRequestId()).build());
        functions.cancel(message.getInvocationCancel().getInvocationId());
      }
      case WORKER_STATUS_REQUEST -> {
        Contract.require(can("WorkerStatus"), "no status request to who cannot");
        link.send(
            StreamingMessage.newBuilder()
                .setRequestId(message.getRequestId())
                .setWorkerStatusResponse(WorkerStatusResponse.getDefaultInstance())
                .build());
      }
      case WORKER_TERMINATE -> {
        Contract.require(can("HandlesWorkerTerminateMessage"), "no goodbye to who cannot");
        link.send(StreamingMessage.getDefaultInstance());
        System.exit(message.getWorkerTerminate().getGracePeriod().getSeconds() == 5 ? 0 : 1);
      }
      default -> Contract.require(false, message.getContentCase() + " is nothing a host sends");
    }
  }

  private void initialize(StreamingMessage message) {
    var request = message.getWorkerInitRequest();
    Contract.require(!request.getHostVersion().isEmpty(), "host_version is given");
    Contract.require(!request.getWorkerDirectory().isEmpty(), "worker_directory is given");
    initialized = true;
    log("", "before the answer", RpcLog.RpcLogCategory.System);
    var answer =
        WorkerInitResponse.newBuilder()
            .putAllCapabilities(capabilities)
            .setWorkerMetadata(
                WorkerMetadata.newBuilder()
                    .setRuntimeName("scripted")
                    .setRuntimeVersion("1.2")
                    .setWorkerVersion("3.4"));
    switch (start) {
      case "no-answer" -> {
        return;
      }
      case "no-status" -> answer.setResult(StatusResult.getDefaultInstance());
      case "failure" ->
          answer.setResult(
              StatusResult.newBuilder()
                  .setException(RpcException.newBuilder().setMessage("node 12 is too old")));
      default -> answer.setResult(SUCCESS);
    }
    link.send(StreamingMessage.newBuilder().setWorkerInitResponse(answer).build());
  }

  /** Replaces the capabilities when the environment says so, and takes WorkerStatus on. */
  private void reload(StreamingMessage message) {
    var request = message.getFunctionEnvironmentReloadRequest();
    var environment = request.getEnvironmentVariablesMap();
    Contract.require(!specialized, "a process is given an app once");
    Contract.require(!environment.containsValue(""), "variables without value are not sent");
    Contract.require(!request.getFunctionAppDirectory().isEmpty(), "the app's directory is given");
    specialized = true;
    boolean replace = environment.containsKey("REPLACE");
    if (replace) {
      capabilities.clear();
    }
    capabilities.put("WorkerStatus", "true");
    link.send(
        StreamingMessage.newBuilder()
            .setFunctionEnvironmentReloadResponse(
                FunctionEnvironmentReloadResponse.newBuilder()
                    .setResult(SUCCESS)
                    .putCapabilities("WorkerStatus", "true")
                    .setCapabilitiesUpdateStrategy(
                        replace
                            ? CapabilitiesUpdateStrategy.replace
                            : CapabilitiesUpdateStrategy.merge))
            .build());
  }

  private void index() {
    var retry =
        RpcRetryOptions.newBuilder()
            .setMaxRetryCount(3)
            .setDelayInterval(com.google.protobuf.Duration.newBuilder().setSeconds(2))
            .setRetryStrategy(RpcRetryOptions.RetryStrategy.fixed_delay);
    var good =
        RpcFunctionMetadata.newBuilder()
            .setName("good")
            .setFunctionId("17")
            .setDirectory("/app")
            .setScriptFile("good.js")
            .setLanguage("scripted")
            .addRawBindings(
                "{\"name\":\"req\",\"type\":\"httpTrigger\",\"direction\":\"In\",\"dataType\":\"String\"}")
            .addRawBindings("{\"name\":\"$return\",\"type\":\"http\",\"direction\":\"out\"}")
            .setRetryOptions(retry)
            .putProperties("kept", "yes");
    var bad = RpcFunctionMetadata.newBuilder().setName("bad").addRawBindings("{no json");
    link.send(
        StreamingMessage.newBuilder()
            .setFunctionMetadataResponse(
                FunctionMetadataResponse.newBuilder()
                    .addFunctionMetadataResults(good)
                    .addFunctionMetadataResults(bad)
                    .setResult(SUCCESS))
            .build());
  }

  private void loadAll(StreamingMessage message) {
    Contract.require(can("SupportsLoadResponseCollection"), "no collection to who cannot");
    var answers = FunctionLoadResponseCollection.newBuilder();
    for (FunctionLoadRequest request :
        message.getFunctionLoadRequestCollection().getFunctionLoadRequestsList()) {
      answers.addFunctionLoadResponses(load(request));
    }
    log("", "loaded " + answers.getFunctionLoadResponsesCount(), RpcLog.RpcLogCategory.System);
    link.send(StreamingMessage.newBuilder().setFunctionLoadResponseCollection(answers).build());
  }

  private FunctionLoadResponse load(FunctionLoadRequest request) {
    var metadata = request.getMetadata();
    String id = request.getFunctionId();
    Contract.require(!loaded.containsKey(id), "a function is loaded once");
    Contract.require(
        id.equals(metadata.getPropertiesMap().get("FunctionId")), "FunctionId is a property");
    Contract.require(!metadata.getIsProxy(), "is_proxy is not set");
    Contract.require(!metadata.getBindingsMap().isEmpty(), "the bindings are given");
    var answer = FunctionLoadResponse.newBuilder().setFunctionId(id);
    if (metadata.getName().equals("broken")) {
      return answer
          .setResult(
              StatusResult.newBuilder()
                  .setException(RpcException.newBuilder().setMessage("no such module")))
          .build();
    }
    loaded.put(id, metadata.getName());
    return answer.setResult(SUCCESS).build();
  }

  private void invoke(InvocationRequest request) {
    Contract.require(loaded.containsKey(request.getFunctionId()), "loaded before it is invoked");
    Contract.require(invoked.add(request.getInvocationId()), "an invocation's id is new");
    Contract.require(request.hasTraceContext(), "trace_context is always there");
    Contract.require(!request.getTriggerMetadataMap().containsKey("sys"), "sys is never sent");
    new InvocationCheck(capabilities.keySet()).check(request);
    functions.run(loaded.get(request.getFunctionId()), request);
  }

  private void log(String invocationId, String text, RpcLog.RpcLogCategory category) {
    link.send(
        StreamingMessage.newBuilder()
            .setRpcLog(
                RpcLog.newBuilder()
                    .setInvocationId(invocationId)
                    .setLogCategory(category)
                    .setMessage(text))
            .build());
  }
}
