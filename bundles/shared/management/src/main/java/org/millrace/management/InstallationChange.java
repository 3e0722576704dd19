package org.millrace.management;

import java.util.Optional;

/**
 * What is to become of an installation; what is empty stays as it is.
 *
 * @param kind a change to production closes it to publishes unless they are accepted in the same
 *     change
 * @param acceptsPublishes only production can refuse publishes
 */
public record InstallationChange(
    Optional<Installation.Kind> kind, Optional<Boolean> acceptsPublishes) {

  public static InstallationChange to(Installation.Kind kind) {
    return new InstallationChange(Optional.of(kind), Optional.empty());
  }

  public static InstallationChange acceptingPublishes(boolean accepts) {
    return new InstallationChange(Optional.empty(), Optional.of(accepts));
  }
}
