package org.millrace.management;

import java.time.Instant;
import java.util.Optional;

/**
 * A key to the management API.
 *
 * @param secret only in the answer that made it; the agent keeps a hash
 */
public record Token(String name, Instant created, Optional<Instant> ends, Optional<String> secret) {
  @Override
  public String toString() {
    return "Token[" + name + "]";
  }
}
