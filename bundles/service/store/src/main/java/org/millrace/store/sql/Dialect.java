package org.millrace.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.millrace.host.port.Check;

/** What differs between the database products; everything else is the same SQL on all of them. */
interface Dialect {

  /** The product's name, for people. */
  String product();

  /** The URL with what the store needs of the driver; what the operator wrote himself stands. */
  String completeUrl(DatabaseConfig config);

  /** What a failure means for the unit of work. */
  StoreException.Kind kindOf(SQLException failure);

  /** What went wrong, as the rest of a sentence that begins with what was tried. */
  default String reason(SQLException failure) {
    return failure.getMessage();
  }

  /** Why the database could not be opened, in one sentence with the next step. */
  String explainOpening(DatabaseConfig config, SQLException failure);

  /** Opens connections; made here and not looked up, so that only the driver in use is loaded. */
  DataSource dataSource(DatabaseConfig config);

  /** Database settings that must stand before the first table; findings for what was refused. */
  List<Check.Finding> prepare(DataSource database) throws SQLException;

  /** The database's clock, UTC. */
  Instant readClock(Connection connection) throws SQLException;

  /** No connection to be had, or the one in use broke: SQL state class 08, on every product. */
  static boolean isConnectionLost(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || (state != null && state.startsWith("08"));
  }

  static Dialect of(String url) {
    if (url.startsWith("jdbc:h2:")) {
      return new H2Dialect();
    }
    if (url.startsWith("jdbc:sqlserver:")) {
      return new SqlServerDialect();
    }
    throw new StoreException(
        "The database URL starts with neither jdbc:sqlserver: nor jdbc:h2:. Use SQL Server or H2.");
  }
}
