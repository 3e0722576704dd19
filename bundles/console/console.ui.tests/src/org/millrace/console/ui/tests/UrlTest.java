package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

/** Copying where something is called: URLs, with a key if wanted, and curl lines. */
final class UrlTest extends ConsoleTest {
  private static final String APP = "http://127.0.0.1:7071/functions/orders";

  private FakeAgent selected(String function) {
    FakeAgent agent = connected(Orders.withTimer(Installation.Kind.TEST));
    Orders.select(agent, function);
    return agent;
  }

  private static void choose(String label) {
    Combo keys = Bot.find(Combo.class, TestIds.URL_KEY);
    Bot.ui(() -> {
      keys.select(Arrays.asList(keys.getItems()).indexOf(label));
      return null;
    });
    Bot.click(TestIds.URL_COPY);
  }

  @Test
  void the_url_of_a_locked_function_is_copied_with_the_chosen_key() {
    selected("createOrder");

    Bot.command(ConsoleIds.COMMAND_URL_COPY);
    choose("till, of the function");

    Bot.await("the URL", () -> Bot.clipboard().equals(APP + "/api/orders?code=till-value"));
  }

  @Test
  void it_is_copied_without_a_key_if_that_is_wanted() {
    selected("createOrder");

    Bot.command(ConsoleIds.COMMAND_URL_COPY);
    choose("Without a key");

    Bot.await("the URL", () -> Bot.clipboard().equals(APP + "/api/orders"));
  }

  @Test
  void without_the_keys_the_plain_url_is_copied_and_the_reason_said() {
    FakeAgent agent = selected("createOrder");
    agent.refuse("GET /api/v1/apps/orders/keys", 403, "You may not read keys.");

    Bot.command(ConsoleIds.COMMAND_URL_COPY);

    Bot.await(
        "the reason",
        () -> Bot.isSaid("Copied " + APP + "/api/orders without a key: You may not read keys."));
    assertEquals(APP + "/api/orders", Bot.clipboard());
  }

  @Test
  void what_no_url_calls_says_so() {
    selected("nightly");

    Bot.command(ConsoleIds.COMMAND_URL_COPY);

    Bot.await(
        "the sentence", () -> Bot.isSaid("This has no URL: only apps and HTTP functions do."));
  }

  @Test
  void the_call_that_is_typed_is_copied_as_a_curl_line() {
    selected("createOrder");
    Bot.command(ConsoleIds.COMMAND_TEST);
    Bot.type(TestIds.TEST_BODY, "{}");

    Bot.click(TestIds.TEST_CURL);

    Bot.await("the line", () -> Bot.clipboard().startsWith("curl -i -X POST " + APP));
    assertTrue(Bot.clipboard().contains("$FUNCTION_KEY"), Bot.clipboard());
    assertTrue(Bot.clipboard().endsWith("--data-raw '{}'"), Bot.clipboard());
  }

  @Test
  void what_is_not_called_by_http_has_no_curl_line() {
    selected("nightly");
    Bot.command(ConsoleIds.COMMAND_TEST);

    Button curl = Bot.find(Button.class, TestIds.TEST_CURL);

    Bot.await("no line", () -> !Bot.ui(curl::isEnabled));
    assertEquals("Only HTTP functions are called by curl.", Bot.ui(curl::getToolTipText));
  }
}
