package org.millrace.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.millrace.host.port.Check;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installation's database: ten connections, migrated to this version's tables. Units of work
 * run in it as one transaction each, and again as a whole when they lost a deadlock or a wait.
 */
public final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final int CONNECTIONS = 10;

  private final Dialect dialect;
  private final UnitThreads threads;
  private final HikariDataSource pool;
  private final Retries retries = new Retries();
  private final List<Check.Finding> findings;

  private Database(DatabaseConfig config, Dialect dialect, UnitThreads threads) {
    this.dialect = dialect;
    this.threads = threads;
    try {
      DataSource database = dialect.dataSource(config);
      this.findings = dialect.prepare(database);
      this.pool = pool(database);
    } catch (SQLException failure) {
      throw new StoreException(
          dialect.kindOf(failure), dialect.explainOpening(config, failure), failure);
    }
    try {
      new Migrations(pool).run();
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  /** Opens the database and brings its tables up to date; says in one sentence why it cannot. */
  public static Database open(DatabaseConfig config) {
    Dialect dialect = Dialect.of(config.url());
    UnitThreads threads = new UnitThreads(CONNECTIONS);
    try {
      Database database = threads.call(() -> new Database(config, dialect, threads));
      log.info("database: {} is open", dialect.product());
      return database;
    } catch (RuntimeException failure) {
      threads.close();
      throw failure;
    }
  }

  private static HikariDataSource pool(DataSource database) throws SQLException {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("store-pool");
    hikari.setDataSource(database);
    hikari.setMaximumPoolSize(CONNECTIONS);
    hikari.setConnectionTimeout(10_000);
    hikari.setAutoCommit(false);
    hikari.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    hikari.setConnectionInitSql(
        """
        SET LOCK_TIMEOUT 5000
        """);
    try {
      return new HikariDataSource(hikari);
    } catch (PoolInitializationException failure) {
      if (failure.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /**
   * Runs {@code work} as one transaction: all of it or nothing. It may be run several times, so it
   * must not change anything but the database, and it must not start another unit. The caller's
   * interrupt does not end it.
   */
  public <T> T transact(Function<Transaction, T> work) {
    return threads.call(() -> retries.run(() -> once(work)));
  }

  private <T> T once(Function<Transaction, T> work) {
    try (Connection connection = pool.getConnection()) {
      Transaction transaction = new Transaction(connection, dialect);
      try {
        T result = work.apply(transaction);
        transaction.commit();
        return result;
      } catch (RuntimeException | Error | SQLException failure) {
        rollBack(connection, failure);
        throw failure;
      }
    } catch (SQLException failure) {
      throw forgetting(
          new StoreException(
              dialect.kindOf(failure),
              "The database could not finish a unit of work: " + dialect.reason(failure),
              failure));
    } catch (StoreException failure) {
      throw forgetting(failure);
    }
  }

  /** Connections to a database that went away are of no use when it is back. */
  private StoreException forgetting(StoreException failure) {
    if (failure.kind() == StoreException.Kind.UNAVAILABLE) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
    return failure;
  }

  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      cause.addSuppressed(alsoFailed);
    }
  }

  /** What the database says the time is, UTC. */
  public Instant readClock() {
    return transact(Transaction::databaseClock);
  }

  /** What doctor should tell about how the database is set up. */
  public List<Check.Finding> findings() {
    return findings;
  }

  public String product() {
    return dialect.product();
  }

  /** Closes the connections, and with them an embedded database. Closing again does nothing. */
  @Override
  public void close() {
    if (pool.isClosed()) {
      return;
    }
    threads.call(() -> {
      pool.close();
      return true;
    });
    threads.close();
  }
}
