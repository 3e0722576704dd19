package org.millrace.store.sql;

import java.nio.file.Path;

/**
 * Which database to open.
 *
 * @param url a JDBC URL of H2 or SQL Server
 * @param user empty for integrated sign-in (SQL Server) or the embedded database's own user (H2)
 */
public record DatabaseConfig(String url, String user, String password) {

  public DatabaseConfig {
    if (url.isBlank()) {
      throw new IllegalArgumentException(
          "The database's URL is empty. Set DATABASE_URL to a JDBC URL of SQL Server or H2.");
    }
  }

  /** The database of an installation of one agent: a file in the agent's data folder. */
  public static DatabaseConfig embedded(Path data) {
    return new DatabaseConfig(
        "jdbc:h2:file:" + data.toAbsolutePath().resolve("db").resolve("millrace"), "", "");
  }

  @Override
  public String toString() {
    return "DatabaseConfig[" + user + ", password=****]";
  }
}
