package org.millrace.store.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to what this version needs; agents that start together take turns. */
final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);
  private static final int ATTEMPTS = 5;

  private final DataSource database;

  Migrations(DataSource database) {
    this.database = database;
  }

  void run() {
    for (int attempt = 1; ; attempt++) {
      try {
        migrate();
        return;
      } catch (FlywayException failure) {
        // Of several agents on an empty database one makes the history table, the others fail once.
        if (attempt == ATTEMPTS) {
          throw new StoreException(
              StoreException.Kind.OTHER,
              "The database's tables could not be brought up to date: " + failure.getMessage(),
              failure);
        }
        log.debug("migration attempt {} failed, again", attempt, failure);
      }
    }
  }

  private void migrate() {
    Flyway.configure()
        .loggers("slf4j")
        .dataSource(database)
        .locations("classpath:db/migration")
        .table("schema_history")
        .load()
        .migrate();
  }
}
