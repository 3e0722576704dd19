package org.millrace.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.millrace.host.port.Check;
import org.millrace.store.sql.Database;
import org.millrace.store.sql.InstallationClock;
import org.millrace.store.sql.StoreException;

/** What doctor should know of the database: how it is set up, and whether the clocks agree. */
final class DatabaseCheck implements Check {
  private static final Duration TOLERATED = Duration.ofSeconds(5);

  private final Database database;
  private final InstallationClock clock;

  DatabaseCheck(Database database, InstallationClock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    findings.add(answer());
    findings.addAll(database.findings());
    Duration ahead = clock.wallAhead();
    if (ahead.abs().compareTo(TOLERATED) > 0) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "clock",
              "This machine's clock is "
                  + ahead.abs().toSeconds()
                  + " s "
                  + (ahead.isNegative() ? "behind" : "ahead of")
                  + " the database's.",
              "Synchronize the clocks of both machines; leases do not depend on it, timers do."));
    }
    return findings;
  }

  private Finding answer() {
    try {
      long begin = System.nanoTime();
      database.readClock();
      long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      return new Finding(
          Severity.OK, "database", database.product() + " answers in " + millis + " ms.", "");
    } catch (StoreException failure) {
      return new Finding(
          Severity.PROBLEM,
          "database",
          database.product() + " does not answer: " + failure.getMessage(),
          "Look whether the database server runs and can be reached from this machine.");
    }
  }
}
