package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millrace.model.AppName;
import org.millrace.store.sql.StoreException;

class AppsTest extends StoreContract {

  @Test
  void an_app_is_made_once_with_keys_and_credential() {
    boolean made = store.write(unit -> unit.apps().create(ORDERS));
    boolean again = store.write(unit -> unit.apps().create(ORDERS));
    assertTrue(made);
    assertFalse(again);
    AppRow app = store.read(unit -> unit.apps().find(ORDERS)).orElseThrow();
    assertEquals(AppRow.Desired.RUNNING, app.desired());
    assertEquals(0, app.activeRevision());
    assertEquals(
        Set.of("default"), store.read(unit -> unit.keys().appKeys(ORDERS)).host().keySet());
    assertTrue(store.read(unit -> unit.credentials().password(ORDERS)).isPresent());
  }

  @Test
  void an_app_that_is_deleted_leaves_nothing_behind() {
    createOrders();
    started("ann");
    revision(SHA);
    store.run(unit -> unit.settings().save(ORDERS, 0, Map.of("A", "b"), "ann"));
    boolean deleted = store.write(unit -> unit.apps().delete(ORDERS));
    assertTrue(deleted);
    assertEquals(List.of(), store.read(unit -> unit.apps().all()));
    assertEquals(List.of(), store.read(unit -> unit.keys().of(ORDERS)));
    assertEquals(Optional.empty(), store.read(unit -> unit.credentials().password(ORDERS)));
    createOrders();
    assertEquals(1, started("bob").deployment().number());
    assertEquals(0, store.read(unit -> unit.settings().newest(ORDERS)).version());
  }

  @Test
  void what_is_wanted_of_an_app_is_kept() {
    createOrders();
    boolean there = store.write(unit -> unit.apps().want(ORDERS, AppRow.Desired.STOPPED));
    boolean other =
        store.write(unit -> unit.apps().want(new AppName("other"), AppRow.Desired.STOPPED));
    assertTrue(there);
    assertFalse(other);
    assertEquals(
        AppRow.Desired.STOPPED,
        store.read(unit -> unit.apps().find(ORDERS)).orElseThrow().desired());
  }

  @Test
  void a_revision_goes_live_once_and_is_the_active_one() {
    createOrders();
    RevisionRow first = revision(SHA);
    assertEquals(1, first.number());
    assertEquals(Set.of("old"), first.disabledFunctions());
    boolean live = store.write(unit -> unit.revisions().goLive(ORDERS, 1, "careful"));
    boolean twice = store.write(unit -> unit.revisions().goLive(ORDERS, 1, ""));
    assertTrue(live);
    assertFalse(twice);
    RevisionRow active = store.read(unit -> unit.revisions().active(ORDERS)).orElseThrow();
    assertEquals(RevisionRow.State.LIVE, active.state());
    assertEquals("careful", active.statusText());
  }

  @Test
  void a_revision_that_failed_leaves_the_active_one_alone() {
    createOrders();
    revision(SHA);
    store.run(unit -> unit.revisions().goLive(ORDERS, 1, ""));
    revision("cd".repeat(32));
    assertEquals(
        List.of(2),
        store.read(unit -> unit.revisions().pending()).stream().map(RevisionRow::number).toList());
    boolean failed = store.write(unit -> unit.revisions().fail(ORDERS, 2, "no host.json"));
    boolean live = store.write(unit -> unit.revisions().goLive(ORDERS, 2, ""));
    assertTrue(failed);
    assertFalse(live);
    assertEquals(1, store.read(unit -> unit.apps().find(ORDERS)).orElseThrow().activeRevision());
  }

  @Test
  void threads_that_number_at_once_get_numbers_of_their_own() throws Exception {
    createOrders();
    List<Integer> numbers = atOnce(8, () -> revision(SHA).number());
    assertEquals(Set.of(1, 2, 3, 4, 5, 6, 7, 8), Set.copyOf(numbers));
  }

  @Test
  void a_revision_of_no_app_is_refused_with_a_sentence() {
    StoreException refused = assertThrows(StoreException.class, () -> revision(SHA));
    assertEquals(
        "There is no app orders. It may have been deleted just now.", refused.getMessage());
  }

  @Test
  void settings_are_saved_as_versions_and_only_over_the_newest() {
    createOrders();
    store.run(unit -> unit.settings().save(ORDERS, 0, Map.of("Url", "a=b", "Leer", ""), "ann"));
    SettingsSave late =
        store.write(unit -> unit.settings().save(ORDERS, 0, Map.of("Url", "c"), "bob"));
    assertEquals("ann", ((SettingsSave.Conflict) late).newest().author());
    store.run(unit -> unit.settings().save(ORDERS, 1, Map.of("Url", "ü😀"), "bob"));
    assertEquals(Map.of("Url", "ü😀"), store.read(unit -> unit.settings().newest(ORDERS)).values());
    assertEquals(
        Map.of("Url", "a=b", "Leer", ""),
        store.read(unit -> unit.settings().find(ORDERS, 1)).orElseThrow().values());
    SettingsSave none =
        store.write(unit -> unit.settings().save(new AppName("none"), 0, Map.of(), "bob"));
    assertEquals(new SettingsSave.NoApp(), none);
  }

  @Test
  void old_settings_are_forgotten_unless_a_revision_needs_them() {
    createOrders();
    for (int version = 0; version < 13; version++) {
      int basedOn = version;
      store.run(unit -> unit.settings().save(ORDERS, basedOn, Map.of("A", "" + basedOn), "ann"));
    }
    store.run(unit ->
        unit.revisions()
            .create(
                new NewRevision(
                    ORDERS, SHA, 2, Set.of(), false, RevisionRow.Cause.SETTINGS, "", "ann")));
    int deleted = store.write(unit -> unit.settings().deleteOld());
    assertEquals(2, deleted);
    assertTrue(store.read(unit -> unit.settings().find(ORDERS, 2)).isPresent());
    assertTrue(store.read(unit -> unit.settings().find(ORDERS, 3)).isEmpty());
  }

  @Test
  void the_publish_password_stays_until_it_is_reset() {
    createOrders();
    String first = store.read(unit -> unit.credentials().password(ORDERS)).orElseThrow();
    boolean accepted = store.read(unit -> unit.credentials().accepts(ORDERS, first));
    String second = store.write(unit -> unit.credentials().reset(ORDERS));
    boolean stillAccepted = store.read(unit -> unit.credentials().accepts(ORDERS, first));
    assertTrue(accepted);
    assertFalse(stillAccepted);
    assertNotEquals(first, second);
    boolean none = store.read(unit -> unit.credentials().accepts(new AppName("none"), ""));
    assertFalse(none);
  }

  @Test
  void publish_settings_are_set_one_by_one_and_end_with_their_app() {
    createOrders();
    store.run(unit -> unit.publishSettings().put(ORDERS, Map.of("Project", "a", "other", "b")));
    store.run(unit -> unit.publishSettings().put(ORDERS, Map.of("PROJECT", "c")));
    assertEquals(
        Map.of("PROJECT", "c", "other", "b"),
        store.read(unit -> unit.publishSettings().of(ORDERS)));
    boolean there = store.write(unit -> unit.publishSettings().delete(ORDERS, "project"));
    boolean again = store.write(unit -> unit.publishSettings().delete(ORDERS, "project"));
    assertTrue(there);
    assertFalse(again);
    store.run(unit -> unit.apps().delete(ORDERS));
    assertEquals(Map.of(), store.read(unit -> unit.publishSettings().of(ORDERS)));
  }
}
