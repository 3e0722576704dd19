package org.millrace.store;

import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.millrace.host.port.Check;
import org.millrace.store.secret.InstallationKey;
import org.millrace.store.secret.SecretBox;
import org.millrace.store.sql.Database;
import org.millrace.store.sql.DatabaseConfig;
import org.millrace.store.sql.InstallationClock;
import org.millrace.store.sql.StoreException;

/**
 * The installation's store: the open database, its clock and its secrets. All calls block, for
 * virtual threads; ten run at once, the rest wait for a connection. Safe for threads.
 */
public final class Store implements AutoCloseable {
  private final Database database;
  private final InstallationClock clock;
  private final SecretBox secrets;

  private Store(Database database, InstallationClock clock, SecretBox secrets) {
    this.database = database;
    this.clock = clock;
    this.secrets = secrets;
  }

  /**
   * Opens the database, makes the installation when there is none yet, and checks that the key file
   * belongs to it. Fails with one sentence: {@link StoreException} or {@link IOException}.
   *
   * @param first what a new installation is called and for; ignored when there is one
   */
  public static Store open(
      DatabaseConfig config, InstallationKey key, NewInstallation first, Clock wall)
      throws IOException {
    Database database = Database.open(config);
    try {
      InstallationClock clock = new InstallationClock(database::readClock, System::nanoTime, wall);
      SecretBox secrets = new Founding(database, clock, key).found(first);
      return new Store(database, clock, secrets);
    } catch (IOException | RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  /**
   * Runs a unit of work that changes something: all of it or nothing, and its change rows last. It
   * is run again as a whole when it lost against another unit, so it must change nothing but the
   * store; what it throws rolls it back.
   */
  public <T> T write(Function<UnitOfWork, T> work) {
    return database.transact(transaction -> {
      UnitOfWork unit = new UnitOfWork(transaction, secrets, clock.instant());
      T result = work.apply(unit);
      unit.finish();
      return result;
    });
  }

  /** {@link #write} for a unit of work without a result. */
  public void run(Consumer<UnitOfWork> work) {
    write(unit -> {
      work.accept(unit);
      return true;
    });
  }

  /** Runs a unit of work that only reads; every statement sees what is committed when it runs. */
  public <T> T read(Function<UnitOfWork, T> work) {
    return database.transact(transaction -> {
      UnitOfWork unit = new UnitOfWork(transaction, secrets, clock.instant());
      T result = work.apply(unit);
      unit.refuseChanges();
      return result;
    });
  }

  /** The packages' bytes, which no single unit of work could hold. */
  public PackageStore packages() {
    return new PackageStore(this);
  }

  public InstallationClock clock() {
    return clock;
  }

  /** What doctor should tell of the database. */
  public Check check() {
    return new DatabaseCheck(database, clock);
  }

  @Override
  public void close() {
    database.close();
  }
}
