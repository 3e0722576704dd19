package org.millrace.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.model.AppName;
import org.millrace.store.Store;

class PackageCacheTest {
  private static final AppName ORDERS = new AppName("orders");

  @TempDir Path folder;
  private Store store;
  private PackageCache cache;
  private String sha;

  @BeforeEach
  void put_a_package() throws Exception {
    store = ClusterStore.in(folder);
    cache =
        new PackageCache(
            store,
            Files.createDirectory(folder.resolve("packages")),
            Files.createDirectory(folder.resolve("apps")));
    Path zip = folder.resolve("orders.zip");
    zip(zip);
    sha = store.packages().put(zip).sha256();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static void zip(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("host.json"));
      zip.write("{\"version\":\"2.0\"}".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_package_that_only_the_database_has_is_fetched_and_unpacked() throws Exception {
    Path app = cache.unpacked(ORDERS, sha);
    assertEquals("{\"version\":\"2.0\"}", Files.readString(app.resolve("host.json")));
    assertTrue(Files.exists(folder.resolve("packages").resolve(sha + ".zip")));
  }

  @Test
  void what_a_crash_left_half_unpacked_is_done_again() throws Exception {
    Path half = folder.resolve("apps/orders").resolve(sha + ".part");
    Files.createDirectories(half);
    Files.writeString(half.resolve("host.json"), "{");
    assertEquals(
        "{\"version\":\"2.0\"}",
        Files.readString(cache.unpacked(ORDERS, sha).resolve("host.json")));
    assertFalse(Files.exists(half));
  }

  @Test
  void sweeping_keeps_what_is_wanted_and_nothing_else() throws Exception {
    Path wanted = cache.unpacked(ORDERS, sha);
    Path gone = cache.unpacked(new AppName("gone"), sha);
    cache.want(Set.of(new PackageCache.Unpacked("orders", sha)));
    cache.sweep();
    assertTrue(Files.exists(wanted));
    assertFalse(Files.exists(gone));
    assertTrue(Files.exists(folder.resolve("packages").resolve(sha + ".zip")));
    cache.want(Set.of());
    cache.sweep();
    assertFalse(Files.exists(wanted));
    assertFalse(Files.exists(folder.resolve("packages").resolve(sha + ".zip")));
  }

  @Test
  void what_is_used_twice_stays_until_it_was_released_twice() throws Exception {
    PackageCache.Unpacked orders = new PackageCache.Unpacked("orders", sha);
    cache.use(orders);
    cache.use(orders);
    Path used = cache.unpacked(ORDERS, sha);
    cache.release(orders);
    cache.sweep();
    assertTrue(Files.exists(used));
    cache.release(orders);
    cache.sweep();
    assertFalse(Files.exists(used));
  }
}
