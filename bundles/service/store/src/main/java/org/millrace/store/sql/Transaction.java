package org.millrace.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millrace.model.AppName;

/**
 * One database transaction, used by one thread. Parameters may be String, Integer, Long, Boolean,
 * byte[], Instant (bound as microseconds since 1970), AppName, an enum (bound by name), or an empty
 * or full Optional of Instant. After any failure but a duplicate key it can only be rolled back.
 */
public final class Transaction {
  private final Connection connection;
  private final Dialect dialect;
  private boolean broken;

  Transaction(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Runs one statement; the count of rows it changed decides claims. */
  public int update(String sql, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  /** Inserts unless a row with the same key is there. */
  public boolean insertUnlessThere(String sql, Object... parameters) {
    try {
      update(sql, parameters);
      return true;
    } catch (StoreException failure) {
      if (failure.isDuplicate()) {
        return false;
      }
      throw failure;
    }
  }

  /** Runs one statement for many rows of parameters. */
  public void batch(String sql, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  /** The first row of the answer. */
  public <T> Optional<T> first(String sql, Row.Reader<T> reader, Object... parameters) {
    List<T> rows = list(sql, reader, parameters);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  public <T> List<T> list(String sql, Row.Reader<T> reader, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet result = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        Row row = new Row(result);
        while (result.next()) {
          rows.add(reader.read(row));
        }
        return List.copyOf(rows);
      }
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  private StoreException failed(SQLException failure) {
    StoreException.Kind kind = dialect.kindOf(failure);
    broken |= kind != StoreException.Kind.DUPLICATE;
    return new StoreException(
        kind, "The database refused a statement: " + dialect.reason(failure), failure);
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      bindOne(statement, i + 1, parameters[i]);
    }
  }

  private static void bindOne(PreparedStatement statement, int index, Object value)
      throws SQLException {
    switch (value) {
      case String text -> statement.setString(index, storable(text));
      case Integer number -> statement.setInt(index, number);
      case Long number -> statement.setLong(index, number);
      case Boolean flag -> statement.setBoolean(index, flag);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case Instant instant -> statement.setLong(index, micros(instant));
      case AppName app -> statement.setString(index, app.value());
      case Enum<?> word -> statement.setString(index, word.name());
      case Optional<?> full when full.isPresent() -> bindOne(statement, index, full.get());
      case Optional<?> _ -> statement.setNull(index, Types.BIGINT);
      default ->
          throw new IllegalArgumentException(value.getClass() + " is no type of a parameter");
    }
  }

  /** U+0000 comes in from programs' output, and not every database stores it. */
  private static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  void commit() throws SQLException {
    if (broken) {
      throw new IllegalStateException(
          "A unit of work went on after its transaction had failed; it is rolled back.");
    }
    connection.commit();
  }

  Instant databaseClock() {
    try {
      return dialect.readClock(connection);
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }
}
