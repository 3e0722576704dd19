package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.KeySource.AppKeys;
import org.millrace.model.AppName;
import org.millrace.store.KeyRow.Scope;
import org.millrace.store.secret.SecretException;
import org.millrace.store.sql.StoreException;

class KeysAndTokensTest extends StoreContract {

  @Test
  void keys_are_found_by_scope_function_and_name_whatever_the_letter_case() {
    createOrders();
    put(new KeyRow(Scope.FUNCTION, "HttpHello", "Partner", "p1"));
    put(new KeyRow(Scope.FUNCTION, "httphello", "PARTNER", "p2"));
    put(new KeyRow(Scope.SYSTEM, "", "eventgrid", "s"));
    AppKeys keys = store.read(unit -> unit.keys().appKeys(ORDERS));
    assertEquals(Map.of("httphello", Map.of("partner", "p2")), keys.function());
    assertEquals(Map.of("eventgrid", "s"), keys.system());
    assertEquals(43, keys.master().length());
    assertEquals(43, keys.host().get("default").length());
    assertFalse(keys.toString().contains(keys.master()));
  }

  private void put(KeyRow key) {
    store.run(unit -> unit.keys().put(ORDERS, key));
  }

  @Test
  void a_function_gets_its_default_key_once() {
    createOrders();
    boolean made = store.write(unit -> unit.keys().ensureFunctionKey(ORDERS, "Hello"));
    boolean again = store.write(unit -> unit.keys().ensureFunctionKey(ORDERS, "hello"));
    assertTrue(made);
    assertFalse(again);
  }

  @Test
  void the_master_key_can_be_renewed_but_not_deleted() {
    createOrders();
    String before = store.read(unit -> unit.keys().appKeys(ORDERS)).master();
    put(new KeyRow(Scope.MASTER, "", "whatever", "renewed"));
    assertNotEquals(before, store.read(unit -> unit.keys().appKeys(ORDERS)).master());
    assertThrows(
        StoreException.class,
        () -> store.run(unit -> unit.keys().delete(ORDERS, Scope.MASTER, "", "_master")));
    boolean deleted = store.write(unit -> unit.keys().delete(ORDERS, Scope.HOST, "", "Default"));
    boolean again = store.write(unit -> unit.keys().delete(ORDERS, Scope.HOST, "", "default"));
    assertTrue(deleted);
    assertFalse(again);
  }

  @Test
  void a_sealed_key_that_is_moved_to_another_app_does_not_open() {
    createOrders();
    AppName other = new AppName("other");
    store.run(unit -> unit.apps().create(other));
    sql(
        """
        UPDATE app_key
        SET sealed = (SELECT k.sealed FROM app_key k WHERE k.app = 'orders' AND k.scope = 'MASTER')
        WHERE app = 'other' AND scope = 'MASTER'
        """);
    assertThrows(SecretException.class, () -> store.read(unit -> unit.keys().appKeys(other)));
  }

  @Test
  void the_key_ring_answers_from_memory_what_it_read_last() {
    KeyRing ring = new KeyRing(store);
    createOrders();
    String unknown = ring.keys(ORDERS).master();
    assertEquals(43, unknown.length());
    ring.refresh();
    String master = ring.keys(ORDERS).master();
    assertNotEquals(unknown, master);
    put(new KeyRow(Scope.MASTER, "", "_master", "renewed"));
    assertEquals(master, ring.keys(ORDERS).master());
    ring.refresh(ORDERS);
    assertEquals("renewed", ring.keys(ORDERS).master());
    store.run(unit -> unit.apps().delete(ORDERS));
    ring.refresh();
    assertEquals(unknown, ring.keys(ORDERS).master());
  }

  @Test
  void keys_passwords_and_secret_settings_are_known_for_masking() {
    createOrders();
    store.run(unit ->
        unit.settings()
            .save(
                ORDERS,
                0,
                Map.of(
                    "ApiSecret", "s3cr3t-value",
                    "Url", "https://x/?a=1&sig=abc%3D&b=2",
                    "Mail", "Endpoint=sb://m/;SharedAccessKey=q1w2e3==",
                    "Stage", "production"),
                "ann"));
    KnownSecrets known = new KnownSecrets(store);
    assertEquals(List.of(), known.apply(ORDERS));
    known.refresh();
    List<String> secrets = known.apply(ORDERS);
    assertTrue(secrets.containsAll(List.of("s3cr3t-value", "abc%3D", "q1w2e3==")));
    assertTrue(secrets.contains(store.read(unit -> unit.keys().appKeys(ORDERS)).master()));
    assertTrue(
        secrets.contains(store.read(unit -> unit.credentials().password(ORDERS)).orElseThrow()));
    assertFalse(secrets.contains("production"));
    store.run(unit -> unit.apps().delete(ORDERS));
    known.refresh();
    assertEquals(List.of(), known.apply(ORDERS));
  }

  @Test
  void a_token_opens_until_it_ends_or_is_revoked() {
    String secret =
        store.write(unit -> unit.tokens().create("Ann", Optional.empty())).orElseThrow();
    Optional<String> same = store.write(unit -> unit.tokens().create("ann", Optional.empty()));
    assertEquals(Optional.empty(), same);
    assertEquals("ann", store.read(unit -> unit.tokens().find(secret)).orElseThrow().name());
    assertEquals(Optional.empty(), store.read(unit -> unit.tokens().find(secret + "x")));
    Instant past = store.clock().instant().minusSeconds(1);
    String ended =
        store.write(unit -> unit.tokens().create("brief", Optional.of(past))).orElseThrow();
    assertEquals(Optional.empty(), store.read(unit -> unit.tokens().find(ended)));
    assertEquals(
        List.of("ann"),
        store.read(unit -> unit.tokens().all()).stream().map(TokenRow::name).toList());
    assertThrows(
        StoreException.class,
        () -> store.write(unit -> unit.tokens().create("x".repeat(101), Optional.empty())));
    boolean revoked = store.write(unit -> unit.tokens().revoke("ANN"));
    assertTrue(revoked);
    assertEquals(Optional.empty(), store.read(unit -> unit.tokens().find(secret)));
  }
}
