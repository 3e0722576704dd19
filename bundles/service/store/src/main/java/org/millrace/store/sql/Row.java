package org.millrace.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.millrace.model.AppName;

/** One row of an answer, read by column name. Valid only while its reader runs. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** Makes a value of a row. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  public String text(String column) throws SQLException {
    return result.getString(column);
  }

  public AppName app(String column) throws SQLException {
    return new AppName(result.getString(column));
  }

  public <E extends Enum<E>> E word(String column, Class<E> type) throws SQLException {
    return Enum.valueOf(type, result.getString(column));
  }

  public int integer(String column) throws SQLException {
    return result.getInt(column);
  }

  public long number(String column) throws SQLException {
    return result.getLong(column);
  }

  public boolean flag(String column) throws SQLException {
    return result.getBoolean(column);
  }

  public byte[] bytes(String column) throws SQLException {
    return result.getBytes(column);
  }

  public Instant instant(String column) throws SQLException {
    return instantOf(result.getLong(column));
  }

  public Optional<Instant> optionalInstant(String column) throws SQLException {
    long micros = result.getLong(column);
    return result.wasNull() ? Optional.empty() : Optional.of(instantOf(micros));
  }

  private static Instant instantOf(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
