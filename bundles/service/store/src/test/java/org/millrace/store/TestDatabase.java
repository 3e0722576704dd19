package org.millrace.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.millrace.store.secret.InstallationKey;
import org.millrace.store.sql.DatabaseConfig;

/**
 * A database for the contract tests, empty each time it is opened: H2 in memory always, and the SQL
 * Server that MILLRACE_TEST_DATABASE_URL, _USER and _PASSWORD name.
 */
public record TestDatabase(String name, DatabaseConfig config) {

  /** For {@code @MethodSource}. */
  public static Stream<TestDatabase> all() {
    List<TestDatabase> databases = new ArrayList<>(List.of(new TestDatabase("H2", null)));
    String url = System.getenv("MILLRACE_TEST_DATABASE_URL");
    if (url != null) {
      databases.add(new TestDatabase("SQL Server", new DatabaseConfig(url, user(), password())));
    }
    return databases.stream();
  }

  private static String user() {
    return System.getenv().getOrDefault("MILLRACE_TEST_DATABASE_USER", "");
  }

  private static String password() {
    return System.getenv().getOrDefault("MILLRACE_TEST_DATABASE_PASSWORD", "");
  }

  /** An empty store in this database. */
  public Store open(Path folder) {
    if (config == null) {
      return open(inMemory(UUID.randomUUID().toString()), folder);
    }
    dropTables();
    return open(config, folder);
  }

  static DatabaseConfig inMemory(String database) {
    return new DatabaseConfig("jdbc:h2:mem:" + database, "", "");
  }

  /** An embedded store in a file, as an agent has it. */
  public static Store inFile(Path data) {
    return open(DatabaseConfig.embedded(data), data);
  }

  static Store open(DatabaseConfig config, Path folder) {
    try {
      return Store.open(
          config,
          new InstallationKey(folder.resolve("installation.key")),
          new NewInstallation("test", InstallationKind.DEVELOPMENT),
          Clock.systemUTC());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** References between tables want an order; several passes find it. */
  private void dropTables() {
    try (Connection connection =
        DriverManager.getConnection(config.url(), config.user(), config.password())) {
      List<String> tables = tables(connection);
      while (!tables.isEmpty()) {
        int before = tables.size();
        tables.removeIf(table -> dropped(connection, table));
        if (tables.size() == before) {
          throw new IllegalStateException("These tables cannot be dropped: " + tables);
        }
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static boolean dropped(Connection connection, String table) {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE " + table);
      return true;
    } catch (SQLException referenced) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
