package org.millrace.host.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.millrace.model.AuthorizationLevel;
import org.millrace.model.BindingDirection;
import org.millrace.model.BindingMetadata;
import org.millrace.model.FunctionMetadata;

/**
 * A function with an HTTP trigger, with everything a request needs worked out beforehand.
 *
 * @param keyName the name its keys are filed under
 * @param methods upper-case; empty means every method
 * @param output the name of its http output binding; empty when it has none
 */
public record HttpFunction(
    FunctionMetadata metadata,
    String keyName,
    String trigger,
    Set<String> methods,
    AuthorizationLevel level,
    boolean enabled,
    String output) {

  public static HttpFunction of(FunctionMetadata metadata, boolean enabled) {
    BindingMetadata trigger = metadata.trigger();
    return new HttpFunction(
        metadata,
        metadata.name().toLowerCase(Locale.ROOT),
        trigger.name(),
        methods(trigger.raw().get("methods")),
        trigger
            .text("authLevel")
            .map(AuthorizationLevel::parse)
            .orElse(AuthorizationLevel.FUNCTION),
        enabled,
        metadata.bindings().stream()
            .filter(binding -> binding.isType("http") && binding.direction() != BindingDirection.IN)
            .map(BindingMetadata::name)
            .findFirst()
            .orElse(""));
  }

  public String name() {
    return metadata.name();
  }

  private static Set<String> methods(JsonNode list) {
    Set<String> methods = new LinkedHashSet<>();
    if (list != null) {
      list.forEach(method -> methods.add(method.asText().toUpperCase(Locale.ROOT)));
    }
    return Collections.unmodifiableSet(methods);
  }

  boolean takes(String method) {
    return methods.isEmpty() || methods.contains(method);
  }
}
