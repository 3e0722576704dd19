package org.millrace.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.model.AppName;
import org.millrace.store.NewRevision;
import org.millrace.store.RevisionRow;
import org.millrace.store.Store;

class WantedAppTest {
  private static final AppName FIRST = new AppName("first");
  private static final AppName ORDERS = new AppName("orders");

  @TempDir Path folder;
  private Store store;
  private String sha;

  @BeforeEach
  void two_apps() throws Exception {
    store = ClusterStore.in(folder);
    sha = store.packages().put(Files.write(folder.resolve("app.zip"), new byte[] {1})).sha256();
    store.run(unit -> unit.apps().create(FIRST));
    store.run(unit -> unit.apps().create(ORDERS));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private RevisionRow pending() {
    return store.write(unit ->
        unit.revisions()
            .create(
                new NewRevision(
                    ORDERS, sha, 0, Set.of(), false, RevisionRow.Cause.DEPLOYMENT, "", "ann")));
  }

  private void goLive(RevisionRow revision) {
    store.run(unit -> unit.revisions().goLive(ORDERS, revision.number(), ""));
  }

  /** A unit of work is its thread's only one. */
  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }

  @Test
  void a_rollout_that_ends_while_it_is_read_does_not_part_the_active_revision_from_the_wanted() {
    goLive(pending());
    RevisionRow next = pending();
    List<WantedApp> seen =
        store.read(unit ->
            WantedApp.all(
                unit,
                app -> {
                  if (app.name().equals(FIRST)) {
                    elsewhere(() -> goLive(next));
                  }
                  return List.of();
                }));
    WantedApp orders = seen.getLast();
    assertEquals(1, orders.row().activeRevision());
    assertTrue(orders.wants(1), orders.toString());
    assertTrue(orders.wants(2), orders.toString());
  }
}
