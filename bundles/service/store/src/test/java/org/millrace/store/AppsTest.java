package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.model.AppName;

class AppsTest {
  private static final AppName ORDERS = new AppName("orders");

  @Test
  void an_app_goes_from_its_first_deployment_to_live(@TempDir Path data) {
    try (Store store = TestStores.embedded(data)) {
      boolean made = store.write(unit -> unit.apps().create(ORDERS));
      boolean madeAgain = store.write(unit -> unit.apps().create(ORDERS));
      assertTrue(made);
      assertFalse(madeAgain);
      DeploymentStart start =
          store.write(unit ->
              unit.deployments()
                  .start(
                      new NewDeployment(ORDERS, "ann", "curl", "", "ab", 12),
                      Duration.ofMinutes(1)));
      DeploymentLock lock = ((DeploymentStart.Started) start).lock();
      SettingsSave saved =
          store.write(unit -> unit.settings().save(ORDERS, 0, Map.of("A", "b"), "ann"));
      assertTrue(saved instanceof SettingsSave.Saved);
      int number =
          store.write(unit -> {
            RevisionRow revision =
                unit.revisions()
                    .create(
                        new NewRevision(
                            ORDERS,
                            "ab",
                            1,
                            Set.of(),
                            false,
                            RevisionRow.Cause.DEPLOYMENT,
                            lock.deploymentId(),
                            "ann"));
            unit.deployments().setRevision(lock, revision.number());
            return revision.number();
          });
      store.write(unit -> {
        assertTrue(unit.revisions().goLive(ORDERS, number, ""));
        return unit.deployments().advance(lock, DeploymentState.LIVE, "");
      });
      assertEquals(1, store.read(unit -> unit.apps().find(ORDERS)).orElseThrow().activeRevision());
      assertEquals("b", store.read(unit -> unit.settings().newest(ORDERS)).values().get("A"));
      assertEquals(
          DeploymentState.LIVE,
          store.read(unit -> unit.deployments().find(ORDERS, 1)).orElseThrow().state());
      assertTrue(
          store.read(unit -> unit.changes().since(0, 100)) instanceof ChangesSince.Known known
              && known.changes().size() >= 6);
    }
  }
}
