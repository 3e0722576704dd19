package org.millrace.console.core.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.model.AppName;
import org.millrace.publish.PublishAttempt;
import org.millrace.publish.PublishOutcome;

final class PublishHistoryTest {
  private static final AppName ORDERS = new AppName("orders");

  private final PublishHistory history = new PublishHistory(3, Clock.systemUTC(), () -> {});

  private static PublishAttempt attempt(long number, String user, boolean upload) {
    return new PublishAttempt(
        number,
        Instant.EPOCH,
        "POST",
        "/api/zipdeploy",
        "curl",
        user,
        "127.0.0.1",
        Optional.of(ORDERS),
        upload);
  }

  @Test
  void a_package_is_seen_while_it_comes_and_when_it_has() {
    PublishAttempt upload = attempt(1, "$orders", true);
    history.received(upload);
    assertTrue(history.rows().getFirst().outcome().isEmpty());

    PublishOutcome accepted = new PublishOutcome.Accepted("test", ORDERS, "42", 20_000);
    history.ended(upload, accepted);

    assertEquals(List.of(new PublishRow(upload, Optional.of(accepted))), history.rows());
  }

  @Test
  void questions_are_left_out_and_refusals_are_not() {
    history.received(attempt(1, "$orders", false));
    history.ended(attempt(1, "$orders", false), new PublishOutcome.Answered(200));
    history.received(attempt(2, "$orders", false));
    history.ended(attempt(2, "$orders", false), new PublishOutcome.Refused(403, "No."));

    assertEquals(1, history.rows().size());
  }

  @Test
  void who_only_asks_how_to_sign_in_is_no_refusal() {
    PublishAttempt knock = attempt(1, "", true);
    history.received(knock);

    history.ended(knock, new PublishOutcome.Refused(401, "Sign in."));

    assertTrue(history.rows().isEmpty());
  }

  @Test
  void the_newest_come_first_and_the_oldest_leave() {
    for (int number = 1; number <= 5; number++) {
      history.received(attempt(number, "$orders", true));
    }

    assertEquals(
        List.of(5L, 4L, 3L), history.rows().stream().map(row -> row.attempt().number()).toList());
  }

  @Test
  void a_second_endpoint_that_counts_from_one_again_leaves_the_rows_of_the_first() {
    history.ended(attempt(1, "$orders", true), new PublishOutcome.BrokenOff(1));
    PublishAttempt later =
        new PublishAttempt(
            1, Instant.EPOCH.plusSeconds(9), "POST", "/", "curl", "$orders", "", Optional.of(ORDERS), true);

    history.received(later);

    assertEquals(2, history.rows().size());
    assertEquals(later, history.rows().getFirst().attempt());
  }

  @Test
  void a_handshake_that_came_to_nothing_is_a_refusal() {
    history.tlsRefused("pc-9", "pc-9 ended the TLS handshake.");

    PublishRow row = history.rows().getFirst();
    assertEquals("pc-9", row.attempt().address());
    assertEquals(
        Optional.of(new PublishOutcome.Refused(0, "pc-9 ended the TLS handshake.")),
        row.outcome());
  }
}
