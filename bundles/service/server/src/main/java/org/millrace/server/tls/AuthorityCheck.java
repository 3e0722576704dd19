package org.millrace.server.tls;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.millrace.host.port.Check;
import org.millrace.store.AuthorityRow;
import org.millrace.store.Store;

/** What doctor should know of the installation's CA: how long it holds. */
public final class AuthorityCheck implements Check {
  private static final Duration WARNED_BEFORE = Duration.ofDays(365);
  private static final String ADVICE =
      "Make the next one with 'millrace ca renew', then have it trusted wherever this one is.";

  private final Store store;

  public AuthorityCheck(Store store) {
    this.store = store;
  }

  @Override
  public List<Finding> run() {
    Optional<AuthorityRow> newest = store.read(unit -> unit.authorities().newest());
    return newest.map(authority -> finding(authority.ends())).stream().toList();
  }

  private Finding finding(Instant ends) {
    Instant now = store.clock().instant();
    LocalDate day = ends.atZone(ZoneOffset.UTC).toLocalDate();
    if (now.isBefore(ends.minus(WARNED_BEFORE))) {
      return new Finding(
          Severity.OK, "certificates", "The installation's CA holds until " + day + ".", "");
    }
    return now.isBefore(ends)
        ? new Finding(
            Severity.WARNING, "certificates", "The installation's CA ends on " + day + ".", ADVICE)
        : new Finding(
            Severity.PROBLEM,
            "certificates",
            "The installation's CA has ended on " + day + "; clients trust no certificate of it.",
            ADVICE);
  }
}
