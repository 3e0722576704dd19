package org.millrace.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.store.sql.StoreException.Kind;

class DialectTest {

  @ParameterizedTest
  @CsvSource({
    "23000, 2601, '', DUPLICATE",
    "23000, 2627, '', DUPLICATE",
    "23000, 547, '', OTHER",
    "40001, 1205, '', RETRY",
    "S0001, 1222, '', RETRY",
    "S0001, 3960, '', RETRY",
    "S0001, 33557097, 'could not serialize access', RETRY",
    "S0001, 33557097, 'canceling statement due to lock timeout', RETRY",
    "S0001, 33557097, 'relation does not exist', OTHER",
    "08S01, 0, 'Connection reset', UNAVAILABLE"
  })
  void failures_of_sql_server_are_told_apart_by_code(
      String state, int code, String message, Kind kind) {
    assertEquals(kind, new SqlServerDialect().kindOf(new SQLException(message, state, code)));
  }

  @ParameterizedTest
  @CsvSource({
    "23505, 23505, DUPLICATE",
    "40001, 40001, RETRY",
    "HYT00, 50200, RETRY",
    "90098, 90098, UNAVAILABLE",
    "22001, 22001, OTHER"
  })
  void failures_of_h2_are_told_apart_by_code(String state, int code, Kind kind) {
    assertEquals(kind, new H2Dialect().kindOf(new SQLException("", state, code)));
  }

  @Test
  void an_h2_url_gets_what_t_sql_needs_but_keeps_what_was_written() {
    String url =
        new H2Dialect().completeUrl(new DatabaseConfig("jdbc:h2:mem:x;mode=MySQL", "", ""));
    assertEquals(
        "jdbc:h2:mem:x;mode=MySQL;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0",
        url);
  }

  @Test
  void sql_server_without_a_user_signs_in_integrated() {
    String integrated =
        new SqlServerDialect()
            .completeUrl(new DatabaseConfig("jdbc:sqlserver://db;databaseName=m", "", ""));
    assertTrue(integrated.contains(";integratedSecurity=true"), integrated);
    String named =
        new SqlServerDialect()
            .completeUrl(
                new DatabaseConfig("jdbc:sqlserver://db;socketTimeout=5000", "millrace", "x"));
    assertEquals(
        "jdbc:sqlserver://db;socketTimeout=5000;loginTimeout=15;applicationName=millrace", named);
  }

  @Test
  void another_database_is_refused_with_a_sentence() {
    StoreException refused =
        assertThrows(StoreException.class, () -> Dialect.of("jdbc:postgresql://db/m"));
    assertEquals(
        "The database URL starts with neither jdbc:sqlserver: nor jdbc:h2:. Use SQL Server or H2.",
        refused.getMessage());
  }

  @Test
  void a_configuration_prints_no_password() {
    DatabaseConfig config = new DatabaseConfig("jdbc:h2:mem:x;PASSWORD=geheim", "sa", "hidden");
    assertFalse(config.toString().contains("hidden"));
    assertFalse(config.toString().contains("geheim"));
    assertTrue(DatabaseConfig.embedded(Path.of("data")).url().endsWith("/db/millrace"));
  }

  @Test
  void a_file_that_cannot_be_written_is_said_with_the_next_step() {
    SQLException full = new SQLException("General error", "HY000", 50000);
    full.initCause(new IllegalStateException(new IOException("No space left on device")));
    assertEquals(StoreException.Kind.UNAVAILABLE, new H2Dialect().kindOf(full));
    assertEquals(
        "its file cannot be used (No space left on device). Make room on its disk, or repair it;"
            + " the agent goes on by itself.",
        new H2Dialect().reason(full));
  }

  @Test
  void a_server_that_is_away_is_no_matter_of_a_disk() {
    SQLException away = new SQLException("Connection is broken: refused", "90067", 90067);
    away.initCause(new ConnectException("Connection refused"));
    assertEquals(StoreException.Kind.UNAVAILABLE, new H2Dialect().kindOf(away));
    assertEquals("Connection is broken: refused", new H2Dialect().reason(away));
  }
}
