package org.millrace.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/**
 * One binding of a function.
 *
 * @param name the parameter's name, or {@code $return}
 * @param type as written, such as {@code httpTrigger}; compared without letter case
 * @param dataType {@code string}, {@code binary} or {@code stream} where the binding names one
 * @param raw the whole JSON object, the truth for everything that is not named here; never changed
 */
public record BindingMetadata(
    String name,
    String type,
    BindingDirection direction,
    Optional<String> dataType,
    ObjectNode raw) {

  public boolean isTrigger() {
    return type.toLowerCase(Locale.ROOT).endsWith("trigger");
  }

  public boolean isType(String other) {
    return type.equalsIgnoreCase(other);
  }

  /** The text of a property of the binding, if it is there and a text. */
  public Optional<String> text(String property) {
    return Optional.ofNullable(raw.get(property))
        .filter(node -> node.isTextual())
        .map(node -> node.textValue());
  }
}
