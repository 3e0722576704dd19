package org.millrace.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a function.json says, with its bindings judged. Functions written by the in-process C# SDK
 * can be told by {@link #isInProcess}.
 *
 * @param scriptFile as written, relative to the function's folder; empty when the host has to look
 * @param disabled has no effect in the official host; people should know
 */
public record FunctionJson(
    String scriptFile,
    String entryPoint,
    boolean disabled,
    List<BindingMetadata> bindings,
    Optional<RetryPolicy> retry,
    boolean isInProcess) {

  public FunctionJson {
    bindings = List.copyOf(bindings);
  }

  /**
   * Reads and judges a function.json.
   *
   * @param function the name of the folder it lies in
   */
  public static FunctionJson parse(String function, String json) throws ConfigurationException {
    String file = function + "/function.json";
    ObjectNode root = JsonDocument.readObject(json, file);
    JsonSection section = new JsonSection(file, "", root);
    List<BindingMetadata> bindings = bindings(root.get("bindings"), file);
    boolean inProcess =
        section.text("generatedBy").orElse("").startsWith("Microsoft.NET.Sdk.Functions")
            && section.text("configurationSource").isPresent();
    return new FunctionJson(
        section.text("scriptFile").orElse(""),
        section.text("entryPoint").orElse(""),
        section.flag("disabled", false),
        bindings,
        retry(section),
        inProcess);
  }

  /** A list of raw bindings, parsed but not judged. */
  static List<BindingMetadata> bindings(JsonNode list, String file) throws ConfigurationException {
    if (list == null || !list.isArray() || list.isEmpty()) {
      throw new ConfigurationException(file + " has no bindings.");
    }
    List<BindingMetadata> bindings = new ArrayList<>();
    for (JsonNode element : list) {
      bindings.add(RawBinding.parse(element, file));
    }
    return bindings;
  }

  static Optional<RetryPolicy> retry(JsonSection section) throws ConfigurationException {
    JsonSection retry = section.section("retry");
    return retry.isEmpty() ? Optional.empty() : Optional.of(HostConfiguration.retryPolicy(retry));
  }
}
