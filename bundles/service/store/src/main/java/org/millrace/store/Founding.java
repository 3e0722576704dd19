package org.millrace.store;

import java.io.IOException;
import java.util.Optional;
import org.millrace.store.secret.InstallationKey;
import org.millrace.store.secret.SecretBox;
import org.millrace.store.sql.Database;
import org.millrace.store.sql.InstallationClock;
import org.millrace.store.sql.StoreException;

/** Brings a database and a key file together: both new, or both of the same installation. */
final class Founding {
  private final Database database;
  private final InstallationClock clock;
  private final InstallationKey key;

  Founding(Database database, InstallationClock clock, InstallationKey key) {
    this.database = database;
    this.clock = clock;
    this.key = key;
  }

  SecretBox found(NewInstallation first) throws IOException {
    Optional<InstallationRow> there =
        database.transact(transaction -> new InstallationRepository(transaction, () -> {}).find());
    if (there.isEmpty() && key.load().isEmpty()) {
      key.create();
    }
    SecretBox box = loadKey();
    InstallationRow row = there.orElseGet(() -> create(first, box));
    if (!box.has(row.keyId())) {
      throw new StoreException(
          "The installation "
              + row.name()
              + " was made with another key than the one in "
              + key.file()
              + ". Copy the installation key file from an agent that is a member of it.");
    }
    return box;
  }

  private SecretBox loadKey() throws IOException {
    return key.load()
        .orElseThrow(() ->
            new StoreException(
                "The database holds an installation, but its key file "
                    + key.file()
                    + " is missing. Copy it from an agent that is a member, or from your backup."));
  }

  /** Of agents that start together one makes the row; the others find it and compare keys. */
  private InstallationRow create(NewInstallation first, SecretBox box) {
    return database.transact(transaction -> {
      InstallationRepository installation = new InstallationRepository(transaction, () -> {});
      installation.create(first, box.keyId(), clock.instant());
      return installation.find().orElseThrow();
    });
  }
}
