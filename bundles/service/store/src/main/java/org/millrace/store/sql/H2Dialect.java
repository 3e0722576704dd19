package org.millrace.store.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.millrace.host.port.Check;

/** H2 as the embedded default, or behind its own server process for several agents. */
final class H2Dialect implements Dialect {
  private static final int ALREADY_OPEN = 90020;
  private static final int LOCK_TIMEOUT = 50200;

  /** Causes may go round in a circle. */
  private static final int DEPTH = 8;

  private static final int CONNECTION_BROKEN = 90067;

  /** Closed, or its server is gone. */
  private static final Set<Integer> UNAVAILABLE = Set.of(CONNECTION_BROKEN, 90098, 90121);

  // T-SQL's ways; the database must outlive the JVM's shutdown hooks, since the order of stop is
  // the agent's; and what is committed is written then, not half a second later, so that an agent
  // that is killed forgets nothing it said.
  private static final List<String> FLAGS =
      List.of(
          "MODE=MSSQLServer",
          "DATABASE_TO_UPPER=FALSE",
          "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
          "DB_CLOSE_ON_EXIT=FALSE",
          "WRITE_DELAY=0");

  @Override
  public String product() {
    return "H2";
  }

  @Override
  public String completeUrl(DatabaseConfig config) {
    StringBuilder url = new StringBuilder(config.url());
    String written = config.url().toUpperCase(Locale.ROOT);
    for (String flag : FLAGS) {
      String name = flag.substring(0, flag.indexOf('=') + 1);
      if (!written.contains(";" + name)) {
        url.append(';').append(flag);
      }
    }
    return url.toString();
  }

  @Override
  public DataSource dataSource(DatabaseConfig config) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(completeUrl(config));
    database.setUser(config.user().isEmpty() ? "sa" : config.user());
    database.setPassword(config.password());
    return database;
  }

  @Override
  public StoreException.Kind kindOf(SQLException failure) {
    if ("23505".equals(failure.getSQLState())) {
      return StoreException.Kind.DUPLICATE;
    }
    if (UNAVAILABLE.contains(failure.getErrorCode())
        || fileFailure(failure).isPresent()
        || Dialect.isConnectionLost(failure)) {
      return StoreException.Kind.UNAVAILABLE;
    }
    boolean again = "40001".equals(failure.getSQLState()) || failure.getErrorCode() == LOCK_TIMEOUT;
    return again ? StoreException.Kind.RETRY : StoreException.Kind.OTHER;
  }

  /**
   * H2 closes a database whose file it could not write; the next connection opens it again. What it
   * says of a server that is away has such a cause, too.
   */
  private static Optional<IOException> fileFailure(SQLException failure) {
    if (failure.getErrorCode() == CONNECTION_BROKEN || Dialect.isConnectionLost(failure)) {
      return Optional.empty();
    }
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEPTH; depth++) {
      if (cause instanceof IOException file) {
        return Optional.of(file);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  @Override
  public String reason(SQLException failure) {
    return fileFailure(failure)
        .map(file ->
            "its file cannot be used ("
                + file.getMessage()
                + "). Make room on its disk, or repair it; the agent goes on by itself.")
        .orElseGet(failure::getMessage);
  }

  @Override
  public String explainOpening(DatabaseConfig config, SQLException failure) {
    if (failure.getErrorCode() == ALREADY_OPEN) {
      return "The database file "
          + file(config.url())
          + " is open in another process. Stop the agent that uses it, or give this one a DATA folder"
          + " of its own, or let both use one database server by DATABASE_URL.";
    }
    return "The database " + file(config.url()) + " cannot be opened: " + failure.getMessage();
  }

  private static String file(String url) {
    String place = url.substring("jdbc:h2:".length());
    int flags = place.indexOf(';');
    place = flags < 0 ? place : place.substring(0, flags);
    boolean remote = place.startsWith("tcp:") || place.startsWith("ssl:");
    return remote ? place : place.replaceFirst("^(file|async|retry|nio):", "") + ".mv.db";
  }

  @Override
  public List<Check.Finding> prepare(DataSource database) {
    return List.of();
  }

  @Override
  public Instant readClock(Connection connection) throws SQLException {
    String sql =
        """
        SELECT CURRENT_TIMESTAMP
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }
}
