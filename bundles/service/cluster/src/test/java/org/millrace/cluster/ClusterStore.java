package org.millrace.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.millrace.store.InstallationKind;
import org.millrace.store.NewInstallation;
import org.millrace.store.Store;
import org.millrace.store.secret.InstallationKey;
import org.millrace.store.sql.DatabaseConfig;

/** A real store in a folder, for tests. */
final class ClusterStore {
  private ClusterStore() {}

  static Store in(Path folder) throws IOException {
    return Store.open(
        DatabaseConfig.embedded(folder),
        new InstallationKey(folder.resolve("installation.key")),
        new NewInstallation("test", InstallationKind.TEST),
        Clock.systemUTC());
  }
}
