package org.millrace.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.host.http.HttpFunction;
import org.millrace.host.port.OutputBinding;
import org.millrace.host.port.Trigger;
import org.millrace.model.BindingDirection;
import org.millrace.model.BindingMetadata;
import org.millrace.model.FunctionMetadata;

/**
 * A valid function of a script host with everything an invocation needs worked out beforehand.
 *
 * @param outputs those that extensions carry out
 * @param silent why nothing calls it; empty when something does
 * @param unsupportedInput why it cannot run at all; empty when it can
 */
record FunctionEntry(
    FunctionMetadata metadata,
    boolean enabled,
    Optional<HttpFunction> http,
    List<Output> outputs,
    String silent,
    String unsupportedInput) {

  /**
   * @param carrier empty while no extension knows the binding's type
   */
  record Output(BindingMetadata binding, Optional<OutputBinding> carrier) {}

  static FunctionEntry of(
      FunctionMetadata metadata, boolean enabled, List<OutputBinding> carriers, String silent) {
    List<Output> outputs =
        metadata.bindings().stream()
            .filter(binding -> binding.direction() != BindingDirection.IN)
            .filter(binding -> !binding.isType("http"))
            .map(binding -> new Output(binding, carrier(binding, carriers)))
            .toList();
    return new FunctionEntry(
        metadata,
        enabled,
        metadata.isHttp() ? Optional.of(HttpFunction.of(metadata, enabled)) : Optional.empty(),
        outputs,
        silent,
        unsupportedInput(metadata));
  }

  private static Optional<OutputBinding> carrier(
      BindingMetadata binding, List<OutputBinding> carriers) {
    String type = binding.type().toLowerCase(java.util.Locale.ROOT);
    return carriers.stream().filter(carrier -> carrier.types().contains(type)).findFirst();
  }

  private static String unsupportedInput(FunctionMetadata metadata) {
    return metadata.bindings().stream()
        .filter(binding -> !binding.isTrigger() && binding.direction() != BindingDirection.OUT)
        .findFirst()
        .map(binding ->
            metadata.name()
                + " needs its input "
                + binding.name()
                + ", but the binding "
                + binding.type()
                + " is not supported yet.")
        .orElse("");
  }

  String name() {
    return metadata.name();
  }

  /** Why the trigger of a function never fires; empty when it does. */
  static String silence(
      FunctionMetadata function, List<Trigger> triggers, Map<String, String> settings) {
    if (function.isHttp()) {
      return "";
    }
    String type = function.trigger().type();
    return triggers.stream()
        .filter(trigger -> trigger.type().equalsIgnoreCase(type))
        .findFirst()
        .map(trigger -> trigger.obstacle(function, settings).orElse(""))
        .orElse("binding " + type + " is not supported yet");
  }
}
