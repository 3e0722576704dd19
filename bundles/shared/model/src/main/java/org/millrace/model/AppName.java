package org.millrace.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a function app: 2 to 60 lower-case letters, digits or single hyphens between them. It
 * is part of URLs, of the publish user name ({@code $name}) and of folder names.
 */
public record AppName(@JsonValue String value) implements Comparable<AppName> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](-?[a-z0-9])*");
  private static final Set<String> RESERVED = Set.of("api", "admin", "publish", "runtime", "scm");

  @JsonCreator
  public AppName {
    if (value.length() < 2 || value.length() > 60 || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' cannot be the name of an app. Names have 2 to 60 lower-case letters, digits or single hyphens.");
    }
    if (RESERVED.contains(value)) {
      throw new IllegalArgumentException("'" + value + "' is reserved. Choose another name.");
    }
  }

  @Override
  public int compareTo(AppName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
