package org.millrace.server.tls;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which names the CA signs for on request. People make their machines trust it, so it must not be
 * able to speak for a stranger's host, whoever got hold of a token: only for names without a dot,
 * addresses of private networks, and the domains that the agent knows as its own.
 *
 * @param hostSuffix of the configuration; empty for none
 * @param domain that this machine's full name is in, if it is in any; may ask a name server
 */
public record IssuableNames(String hostSuffix, Supplier<Optional<String>> domain) {

  /** The first of the names that nothing is signed for. */
  Optional<String> refused(SubjectNames wanted) {
    List<String> strange = wanted.names().stream().filter(name -> !isAlwaysOurs(name)).toList();
    if (strange.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> own = domain.get();
    return strange.stream()
        .filter(name -> own.filter(known -> isIn(known, name)).isEmpty())
        .findFirst();
  }

  private boolean isAlwaysOurs(String name) {
    return SubjectNames.address(name)
        .map(SubjectNames::isInside)
        .orElseGet(() ->
            !name.contains(".")
                || isIn("localhost", name)
                || (!hostSuffix.isEmpty() && isIn(hostSuffix, name)));
  }

  private static boolean isIn(String domain, String name) {
    return name.equals(domain) || name.endsWith("." + domain);
  }
}
