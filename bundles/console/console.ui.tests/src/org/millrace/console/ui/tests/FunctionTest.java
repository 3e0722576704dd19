package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

final class FunctionTest extends ConsoleTest {
  private FakeAgent opened(Installation.Kind kind, String function) {
    FakeAgent agent = connected(Orders.withTimer(kind));
    Orders.select(agent, function);
    Bot.command(ConsoleIds.COMMAND_TEST);
    awaitState("ready");
    return agent;
  }

  private static void awaitState(String state) {
    Control part = Bot.find(Control.class, TestIds.TEST);
    Bot.await("the state " + state, () -> state.equals(Bot.ui(() -> part.getData(TestIds.STATE))));
  }

  @Test
  void a_call_shows_status_body_headers_and_its_own_log_lines() {
    FakeAgent agent = opened(Installation.Kind.TEST, "createOrder");
    assertEquals("POST", Bot.text(TestIds.TEST_METHOD));
    assertEquals("/api/orders", Bot.text(TestIds.TEST_PATH));
    Bot.type(TestIds.TEST_KEY, "a-key");
    Bot.type(TestIds.TEST_BODY, "{\"id\": 7}");

    Bot.click(TestIds.TEST_SEND);
    awaitState("done");

    JsonNode call = agent.calls().getFirst();
    assertEquals("/api/orders", call.get("path").textValue());
    assertEquals("a-key", call.get("headers").get("x-functions-key").textValue());
    assertTrue(Answer.status().startsWith("200 · 41 ms · pc-14"));
    assertEquals("{\"id\": 7}", Answer.body());
    assertEquals("Content-Type: application/json", Answer.headers());
    assertTrue(Answer.log().contains("Order 7 is here"));
  }

  @Test
  void a_path_with_a_place_left_open_is_not_sent() {
    FakeAgent agent = opened(Installation.Kind.TEST, "getOrder");

    Bot.click(TestIds.TEST_SEND);

    Bot.await("the complaint", () -> Answer.status().contains("{id}"));
    assertTrue(agent.calls().isEmpty());
  }

  @Test
  void a_call_that_never_ends_is_cancelled() {
    FakeAgent agent = opened(Installation.Kind.TEST, "createOrder");
    Bot.type(TestIds.TEST_BODY, "never");
    Bot.click(TestIds.TEST_SEND);
    Bot.await("the call", () -> agent.calls().size() == 1);

    Bot.click(TestIds.TEST_CANCEL);

    Bot.await("the end", () -> Answer.status().startsWith("Cancelled."));
    Button send = Bot.find(Button.class, TestIds.TEST_SEND);
    assertTrue(Bot.ui(send::isEnabled));
  }

  @Test
  void another_trigger_gets_its_value() {
    FakeAgent agent = opened(Installation.Kind.TEST, "nightly");

    Bot.type(TestIds.TEST_BODY, "{}");
    Bot.click(TestIds.TEST_SEND);
    awaitState("done");

    assertEquals("nightly", agent.calls().getFirst().get("function").textValue());
  }

  @Test
  void production_is_asked_about_before_anything_but_reading() {
    FakeAgent agent = opened(Installation.Kind.PRODUCTION, "createOrder");

    Bot.click(TestIds.TEST_SEND);
    Bot.click(TestIds.CONFIRM_CANCEL);

    Bot.await("the question gone", () -> !Bot.isThere(TestIds.CONFIRM_OK));
    assertTrue(agent.calls().isEmpty());
  }

  @Test
  void what_becomes_production_while_it_is_shown_is_marked_and_asked_about() {
    FakeAgent agent = opened(Installation.Kind.TEST, "createOrder");

    connections.connect(agent.connection().of(Installation.Kind.PRODUCTION));
    Bot.await("the mark", () -> Bot.text(TestIds.TEST_SEND).startsWith("Send to Production"));
    Button send = Bot.find(Button.class, TestIds.TEST_SEND);
    Bot.await("the agent", () -> Bot.ui(send::isEnabled));
    Bot.click(send);
    Bot.click(TestIds.CONFIRM_CANCEL);

    Bot.await("the question gone", () -> !Bot.isThere(TestIds.CONFIRM_OK));
    assertTrue(agent.calls().isEmpty());
  }

  @Test
  void a_function_whose_connection_is_removed_is_not_shown_any_more() {
    FakeAgent agent = opened(Installation.Kind.TEST, "createOrder");

    connections.forget(agent.address());

    awaitState("empty");
    assertFalse(Bot.isThere(TestIds.TEST_SEND));
  }

  @Test
  void what_was_typed_for_a_function_comes_back_with_it() {
    FakeAgent agent = opened(Installation.Kind.TEST, "createOrder");
    String functions = "explorer:function/" + agent.address() + "/orders/";
    Bot.type(TestIds.TEST_BODY, "mine");

    Rows.select(TestIds.EXPLORER_TREE, functions + "getOrder");
    Bot.await("the other", () -> Bot.text(TestIds.TEST_METHOD).equals("GET"));
    Rows.select(TestIds.EXPLORER_TREE, functions + "createOrder");

    Bot.await("the first again", () -> Bot.text(TestIds.TEST_BODY).equals("mine"));
  }
}
