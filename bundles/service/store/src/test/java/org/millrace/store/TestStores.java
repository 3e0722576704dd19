package org.millrace.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.millrace.store.secret.InstallationKey;
import org.millrace.store.sql.DatabaseConfig;

/** Opens stores for tests: embedded ones in a folder of the test. */
final class TestStores {
  private TestStores() {}

  static Store embedded(Path data) {
    try {
      return Store.open(
          DatabaseConfig.embedded(data),
          new InstallationKey(data.resolve("installation.key")),
          new NewInstallation("test", InstallationKind.DEVELOPMENT),
          Clock.systemUTC());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
