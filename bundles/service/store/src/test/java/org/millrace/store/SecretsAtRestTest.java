package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.model.AppName;
import org.millrace.store.secret.InstallationKey;
import org.millrace.store.sql.DatabaseConfig;
import org.millrace.store.sql.StoreException;

/** The database file and its key, each alone, give nothing away. */
class SecretsAtRestTest {
  private static final AppName ORDERS = new AppName("orders");

  @Test
  void no_secret_stands_in_clear_in_the_database_file(@TempDir Path data) throws IOException {
    List<String> secrets = new ArrayList<>(List.of("Server=db;Password=geheim1234"));
    try (Store store = TestDatabase.inFile(data)) {
      store.run(unit -> unit.apps().create(ORDERS));
      store.run(unit -> unit.settings().save(ORDERS, 0, Map.of("Sql", secrets.getFirst()), "ann"));
      store.read(unit -> unit.keys().of(ORDERS)).forEach(key -> secrets.add(key.value()));
      secrets.add(store.read(unit -> unit.credentials().password(ORDERS)).orElseThrow());
      secrets.add("private key of the installation's authority");
      AuthorityRow authority =
          new AuthorityRow(1, "f".repeat(64), "PEM", Instant.EPOCH, Instant.EPOCH);
      store.run(unit -> unit.authorities().create(authority, secrets.getLast()));
      secrets.add(store.write(unit -> unit.tokens().create("t", Optional.empty())).orElseThrow());
    }
    assertTrue(secrets.size() >= 6);
    String files = filesOf(data.resolve("db"));
    assertTrue(files.contains("orders"), "the search would find clear text");
    for (String secret : secrets) {
      assertFalse(files.contains(secret), "UTF-8");
      byte[] wide = secret.getBytes(StandardCharsets.UTF_16LE);
      assertFalse(files.contains(new String(wide, StandardCharsets.ISO_8859_1)), "UTF-16");
    }
    String key = Files.readString(data.resolve("installation.key")).strip();
    assertFalse(files.contains(key));
  }

  private static String filesOf(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void another_installations_key_is_refused_with_what_to_do(@TempDir Path data) throws IOException {
    TestDatabase.inFile(data).close();
    Files.delete(data.resolve("installation.key"));
    StoreException missing = assertThrows(StoreException.class, () -> TestDatabase.inFile(data));
    assertTrue(missing.getMessage().contains("is missing. Copy it from an agent"));
    new InstallationKey(data.resolve("installation.key")).create();
    StoreException other = assertThrows(StoreException.class, () -> TestDatabase.inFile(data));
    assertTrue(other.getMessage().startsWith("The installation test was made with another key"));
  }

  @Test
  void an_installation_is_made_once_and_keeps_its_name(@TempDir Path data) throws IOException {
    TestDatabase.inFile(data).close();
    try (Store store =
        Store.open(
            DatabaseConfig.embedded(data),
            new InstallationKey(data.resolve("installation.key")),
            new NewInstallation("renamed", InstallationKind.PRODUCTION),
            Clock.systemUTC())) {
      InstallationRow row = store.read(unit -> unit.installation().find()).orElseThrow();
      assertTrue(row.name().equals("test") && row.publishAllowed());
      boolean closed = store.write(unit -> close(unit, row));
      assertTrue(closed);
      assertFalse(store.read(unit -> unit.installation().find()).orElseThrow().publishAllowed());
      boolean again = store.write(unit -> close(unit, row));
      assertFalse(again, "what was known is not so any more");
      assertTrue(store.check().run().stream().allMatch(finding -> finding.advice().isEmpty()));
    }
  }

  private static boolean close(UnitOfWork unit, InstallationRow known) {
    return unit.installation().change(known, InstallationKind.PRODUCTION, false);
  }
}
