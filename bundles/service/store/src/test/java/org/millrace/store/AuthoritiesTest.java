package org.millrace.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.millrace.store.secret.SecretException;

/** An installation has one certificate authority at a time, whoever makes it. */
class AuthoritiesTest extends StoreContract {
  private static final Instant END = Instant.parse("2036-11-24T00:00:00Z");
  private static final Instant MADE = Instant.parse("2026-11-24T00:00:00Z");

  private static AuthorityRow row(int number, String maker) {
    return new AuthorityRow(number, "f".repeat(64), "certificate of " + maker, END, MADE);
  }

  private boolean create(int number, String maker) {
    return store.write(unit -> unit.authorities().create(row(number, maker), "key of " + maker));
  }

  private Optional<String> keyOf(AuthorityRow authority) {
    return store.read(unit -> unit.authorities().key(authority));
  }

  @Test
  void there_is_none_until_one_is_made_and_then_it_is_kept_with_its_key() {
    assertEquals(Optional.empty(), store.read(unit -> unit.authorities().newest()));

    assertTrue(create(1, "north"));

    AuthorityRow kept = store.read(unit -> unit.authorities().newest()).orElseThrow();
    assertEquals(row(1, "north"), kept);
    assertEquals(Optional.of("key of north"), keyOf(kept));
    assertEquals(Optional.empty(), keyOf(row(7, "nobody")));
  }

  @Test
  void of_many_agents_that_make_one_at_once_one_wins() throws Exception {
    AtomicInteger agent = new AtomicInteger();

    List<Boolean> won = atOnce(6, () -> create(1, "agent-" + agent.incrementAndGet()));

    assertEquals(1, won.stream().filter(mine -> mine).count());
    AuthorityRow kept = store.read(unit -> unit.authorities().newest()).orElseThrow();
    String maker = kept.certificate().substring("certificate of ".length());
    assertEquals(Optional.of("key of " + maker), keyOf(kept));
  }

  @Test
  void the_one_with_the_highest_number_signs() {
    assertTrue(create(1, "first"));
    assertTrue(create(2, "second"));

    assertFalse(create(2, "late"));
    assertEquals(row(2, "second"), store.read(unit -> unit.authorities().newest()).orElseThrow());
    assertEquals(Optional.of("key of first"), keyOf(row(1, "first")));
    assertEquals(
        List.of(row(2, "second"), row(1, "first")), store.read(unit -> unit.authorities().all()));
  }

  @Test
  void a_key_that_is_moved_to_another_number_does_not_open() {
    create(1, "first");
    create(2, "second");
    sql(
        """
        UPDATE certificate_authority
        SET sealed = (SELECT a.sealed FROM certificate_authority a WHERE a.number = 1)
        WHERE number = 2
        """);

    assertThrows(SecretException.class, () -> keyOf(row(2, "second")));
  }
}
