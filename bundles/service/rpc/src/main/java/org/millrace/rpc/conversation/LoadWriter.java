package org.millrace.rpc.conversation;

import java.util.Locale;
import org.millrace.model.BindingMetadata;
import org.millrace.model.FunctionMetadata;
import org.millrace.rpc.contract.BindingInfo;
import org.millrace.rpc.contract.FunctionLoadRequest;
import org.millrace.rpc.contract.RpcFunctionMetadata;

/** Writes the request that loads a function; what a worker's index said goes back as it came. */
final class LoadWriter {
  private LoadWriter() {}

  static FunctionLoadRequest write(FunctionMetadata function) {
    RpcFunctionMetadata.Builder metadata =
        RpcFunctionMetadata.newBuilder()
            .setName(function.name())
            .setDirectory(function.directory())
            .setScriptFile(function.scriptFile())
            .setEntryPoint(function.entryPoint())
            .putAllProperties(function.properties())
            .putProperties("FunctionId", function.functionId());
    for (BindingMetadata binding : function.bindings()) {
      metadata.putBindings(binding.name(), binding(binding));
    }
    return FunctionLoadRequest.newBuilder()
        .setFunctionId(function.functionId())
        .setMetadata(metadata)
        .build();
  }

  private static BindingInfo binding(BindingMetadata binding) {
    BindingInfo.Builder info =
        BindingInfo.newBuilder().setType(binding.type()).setDirection(direction(binding));
    binding.dataType().ifPresent(type -> info.setDataType(dataType(type)));
    return info.build();
  }

  private static BindingInfo.Direction direction(BindingMetadata binding) {
    return switch (binding.direction()) {
      case IN -> BindingInfo.Direction.in;
      case OUT -> BindingInfo.Direction.out;
      case INOUT -> BindingInfo.Direction.inout;
    };
  }

  private static BindingInfo.DataType dataType(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "string" -> BindingInfo.DataType.string;
      case "binary" -> BindingInfo.DataType.binary;
      case "stream" -> BindingInfo.DataType.stream;
      default -> BindingInfo.DataType.undefined;
    };
  }
}
