package org.millrace.store.sql;

import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.millrace.host.port.Check;

/** Microsoft SQL Server, and what speaks its protocol. */
final class SqlServerDialect implements Dialect {
  private static final Set<Integer> DUPLICATE = Set.of(2601, 2627);
  private static final Set<Integer> RETRY = Set.of(1205, 1222, 3960);

  /** What a stand-in reports for every error that it has no number for. */
  private static final int WITHOUT_NUMBER = 33557097;

  @Override
  public String product() {
    return "SQL Server";
  }

  @Override
  public String completeUrl(DatabaseConfig config) {
    StringBuilder url = new StringBuilder(config.url());
    String written = config.url().toLowerCase(Locale.ROOT);
    // Query timeouts do not end a wait for a lock everywhere; a dead connection ends by this one.
    addUnless(url, written, "sockettimeout", "socketTimeout=60000");
    addUnless(url, written, "logintimeout", "loginTimeout=15");
    addUnless(url, written, "applicationname", "applicationName=millrace");
    if (config.user().isEmpty() && !written.contains(";authentication=")) {
      addUnless(url, written, "integratedsecurity", "integratedSecurity=true");
      if (!System.getProperty("os.name").startsWith("Windows")) {
        addUnless(url, written, "authenticationscheme", "authenticationScheme=JavaKerberos");
      }
    }
    return url.toString();
  }

  private static void addUnless(StringBuilder url, String written, String name, String property) {
    if (!written.contains(";" + name + "=")) {
      url.append(';').append(property);
    }
  }

  @Override
  public DataSource dataSource(DatabaseConfig config) {
    SQLServerDataSource database = new SQLServerDataSource();
    database.setURL(completeUrl(config));
    if (!config.user().isEmpty()) {
      database.setUser(config.user());
      database.setPassword(config.password());
    }
    return database;
  }

  @Override
  public StoreException.Kind kindOf(SQLException failure) {
    if (DUPLICATE.contains(failure.getErrorCode())) {
      return StoreException.Kind.DUPLICATE;
    }
    if (Dialect.isConnectionLost(failure)) {
      return StoreException.Kind.UNAVAILABLE;
    }
    boolean again =
        RETRY.contains(failure.getErrorCode())
            || "40001".equals(failure.getSQLState())
            || (failure.getErrorCode() == WITHOUT_NUMBER && saysRetry(failure.getMessage()));
    return again ? StoreException.Kind.RETRY : StoreException.Kind.OTHER;
  }

  private static boolean saysRetry(String message) {
    return message.contains("could not serialize") || message.contains("lock timeout");
  }

  @Override
  public String explainOpening(DatabaseConfig config, SQLException failure) {
    return "SQL Server cannot be used: "
        + failure.getMessage()
        + " Check DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD.";
  }

  @Override
  public List<Check.Finding> prepare(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return readsSnapshots(connection) ? List.of() : switchToSnapshots(connection);
    }
  }

  private static List<Check.Finding> switchToSnapshots(Connection connection) {
    // NO_WAIT: it needs the database for itself, and another agent may be at work in it.
    String order =
        """
        ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT
        """;
    try (Statement statement = connection.createStatement()) {
      statement.execute(order);
      return List.of();
    } catch (SQLException refused) {
      return List.of(
          new Check.Finding(
              Check.Severity.WARNING,
              "database",
              "READ_COMMITTED_SNAPSHOT is off and could not be set: " + refused.getMessage(),
              "Let an administrator run ALTER DATABASE … SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK"
                  + " IMMEDIATE; until then readers wait for writers."));
    }
  }

  private static boolean readsSnapshots(Connection connection) throws SQLException {
    String sql =
        """
        SELECT is_read_committed_snapshot_on FROM sys.databases WHERE name = DB_NAME()
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Override
  public Instant readClock(Connection connection) throws SQLException {
    String sql =
        """
        SELECT SYSUTCDATETIME()
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
  }
}
