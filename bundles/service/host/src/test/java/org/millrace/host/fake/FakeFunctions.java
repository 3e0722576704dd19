package org.millrace.host.fake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.millrace.model.BindingMetadata;
import org.millrace.model.ConfigurationException;
import org.millrace.model.FunctionMetadata;
import org.millrace.model.RawBinding;

/** Metadata of functions that exist only in tests. */
public final class FakeFunctions {
  private FakeFunctions() {}

  /** An anonymous HTTP function that answers at its name and returns its answer. */
  public static FunctionMetadata http(String name) {
    return http(name, "anonymous", name);
  }

  public static FunctionMetadata http(String name, String level, String route, String... methods) {
    String list =
        methods.length == 0 ? "" : ",\"methods\":[\"" + String.join("\",\"", methods) + "\"]";
    return function(
        name,
        "{\"type\":\"httpTrigger\",\"direction\":\"in\",\"name\":\"req\",\"authLevel\":\""
            + level
            + "\",\"route\":\""
            + route.replace("\\", "\\\\")
            + "\""
            + list
            + "}",
        "{\"type\":\"http\",\"direction\":\"out\",\"name\":\"$return\"}");
  }

  /**
   * @param rawBindings as function.json has them
   */
  public static FunctionMetadata function(String name, String... rawBindings) {
    List<BindingMetadata> bindings = Stream.of(rawBindings).map(raw -> binding(raw, name)).toList();
    return new FunctionMetadata(
        name, name, "", "index.js", "", "node", bindings, Optional.empty(), Map.of());
  }

  private static BindingMetadata binding(String raw, String name) {
    try {
      return RawBinding.parse(raw, name);
    } catch (ConfigurationException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
