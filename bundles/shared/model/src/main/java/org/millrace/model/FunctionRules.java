package org.millrace.model;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes a function valid, wherever its metadata came from. */
public final class FunctionRules {
  private static final Pattern FUNCTION_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,127}");
  private static final Pattern BINDING_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,127}");

  private FunctionRules() {}

  /** The first thing that is wrong, as a sentence; empty when the function can be loaded. */
  public static Optional<String> violation(FunctionMetadata function) {
    return violation(function.name(), function.bindings());
  }

  static Optional<String> violation(String name, List<BindingMetadata> bindings) {
    if (!FUNCTION_NAME.matcher(name).matches() || name.equalsIgnoreCase("host")) {
      return Optional.of(
          "'"
              + name
              + "' is not a valid function name. Names start with a letter and have letters, digits, - and _.");
    }
    if (bindings.isEmpty()) {
      return Optional.of(name + " has no bindings.");
    }
    return triggers(name, bindings).or(() -> names(name, bindings)).or(() -> level(name, bindings));
  }

  private static Optional<String> triggers(String name, List<BindingMetadata> bindings) {
    List<BindingMetadata> triggers = bindings.stream().filter(BindingMetadata::isTrigger).toList();
    if (triggers.isEmpty()) {
      return Optional.of(name + " has no trigger. A function needs exactly one.");
    }
    if (triggers.size() > 1) {
      return Optional.of(
          name + " has " + triggers.size() + " triggers. A function needs exactly one.");
    }
    if (triggers.getFirst().direction() != BindingDirection.IN) {
      return Optional.of(name + ": the direction of its trigger must be in.");
    }
    return Optional.empty();
  }

  private static Optional<String> names(String name, List<BindingMetadata> bindings) {
    Set<String> seen = new HashSet<>();
    for (BindingMetadata binding : bindings) {
      String text = binding.name();
      if (!text.equals("$return") && !BINDING_NAME.matcher(text).matches()) {
        return Optional.of(
            name + ": '" + text + "' is not a valid name for its binding " + binding.type() + ".");
      }
      if (!seen.add(text.toLowerCase(Locale.ROOT))) {
        return Optional.of(name + " has two bindings named " + text + ".");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> level(String name, List<BindingMetadata> bindings) {
    for (BindingMetadata binding : bindings) {
      Optional<String> level = binding.text("authLevel");
      if (!binding.isType("httpTrigger") || level.isEmpty()) {
        continue;
      }
      try {
        AuthorizationLevel.parse(level.get());
      } catch (IllegalArgumentException unknown) {
        return Optional.of(name + ": " + unknown.getMessage());
      }
    }
    return Optional.empty();
  }
}
