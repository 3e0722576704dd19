package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PackageStoreTest extends StoreContract {

  private Path file(int seed, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return Files.write(folder.resolve("package-" + seed + ".zip"), bytes);
  }

  private byte[] read(String sha256) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.packages().copyTo(sha256, out);
    return out.toByteArray();
  }

  @Test
  void a_package_comes_back_as_it_was_in_rows_of_one_mebibyte() throws IOException {
    Path file = file(1, (3 << 20) + 17);
    PackageRow row = store.packages().put(file);
    assertEquals(4, row.parts());
    assertEquals((3 << 20) + 17, row.size());
    assertArrayEquals(Files.readAllBytes(file), read(row.sha256()));
  }

  @Test
  void the_same_package_is_stored_once_also_by_four_threads() throws Exception {
    Path file = file(2, 1 << 20);
    List<PackageRow> rows = atOnce(4, () -> store.packages().put(file));
    assertEquals(1, Set.copyOf(rows.stream().map(PackageRow::sha256).toList()).size());
    assertArrayEquals(Files.readAllBytes(file), read(rows.getFirst().sha256()));
  }

  @Test
  void an_empty_file_is_a_package_without_rows() throws IOException {
    PackageRow row = store.packages().put(file(3, 0));
    assertEquals(0, row.parts());
    assertEquals(0, read(row.sha256()).length);
  }

  @Test
  void a_chunk_that_was_changed_or_lost_in_the_database_is_noticed() throws IOException {
    PackageRow changed = store.packages().put(file(4, 2 << 20));
    sql(
        """
        UPDATE package_chunk SET bytes = ? WHERE part = 1
        """,
        (Object) new byte[1 << 20]);
    IOException damaged = assertThrows(IOException.class, () -> read(changed.sha256()));
    assertTrue(damaged.getMessage().contains("is damaged in the database"), damaged.getMessage());
    sql(
        """
        DELETE FROM package_chunk WHERE part = 1
        """);
    assertThrows(IOException.class, () -> read(changed.sha256()));
  }

  @Test
  void a_package_that_is_not_kept_says_so() {
    IOException gone =
        assertThrows(
            IOException.class, () -> store.packages().copyTo(SHA, OutputStream.nullOutputStream()));
    assertEquals("The package " + SHA + " is not kept any more.", gone.getMessage());
  }

  @Test
  void more_than_512_megabytes_are_refused_unread() throws IOException {
    Path large = folder.resolve("large.zip");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(PackageStore.LARGEST + 1);
    }
    assertThrows(IOException.class, () -> store.packages().put(large));
  }

  @Test
  void the_sweep_keeps_the_active_package_and_the_newest_ones() throws IOException {
    createOrders();
    List<String> packages = new ArrayList<>();
    for (int seed = 10; seed < 16; seed++) {
      packages.add(store.packages().put(file(seed, 100)).sha256());
      revision(packages.getLast());
    }
    store.run(unit -> unit.revisions().goLive(ORDERS, 1, ""));
    makeOld();
    String fresh = store.packages().put(file(16, 100)).sha256();
    new PackageSweep(store, 3, Duration.ZERO).run();
    assertEquals(
        Set.of(packages.get(0), packages.get(3), packages.get(4), packages.get(5), fresh), kept());
    assertEquals(5, contents());
  }

  private void makeOld() {
    sql(
        """
        UPDATE package SET used_us = 1
        """);
  }

  private Set<String> kept() {
    return store.read(unit -> unit.packages().unusedSince(unit.now().plusSeconds(1))).stream()
        .collect(Collectors.toSet());
  }

  private int contents() {
    return store
        .read(unit ->
            unit.transaction()
                .list(
                    """
                    SELECT content_id FROM package_chunk GROUP BY content_id
                    """,
                    row -> row.text("content_id")))
        .size();
  }

  @Test
  void an_upload_that_was_cut_off_is_swept_and_one_under_way_is_not() {
    store.run(unit -> unit.packages().begin("cut"));
    store.run(unit -> unit.packages().addChunk("cut", 0, new byte[10]));
    new PackageSweep(store, 10, Duration.ofHours(24)).run();
    assertEquals(1, contents());
    sql(
        """
        UPDATE package_orphan SET since_us = 1
        """);
    new PackageSweep(store, 10, Duration.ofHours(24)).run();
    assertEquals(0, contents());
  }

  @Test
  void a_package_that_is_used_again_just_now_is_not_swept() throws IOException {
    String sha = store.packages().put(file(20, 100)).sha256();
    makeOld();
    boolean touched = store.write(unit -> unit.packages().touch(sha));
    assertTrue(touched);
    new PackageSweep(store, 10, Duration.ZERO).run();
    assertEquals(Set.of(sha), kept());
    makeOld();
    new PackageSweep(store, 10, Duration.ZERO).run();
    boolean gone = store.write(unit -> unit.packages().touch(sha));
    assertFalse(gone);
  }
}
