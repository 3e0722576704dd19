package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

final class KeysTest extends EditorTest {
  private static final String KEYS = "/api/v1/apps/orders/keys";

  private FakeAgent opened() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    open(agent, ConsoleIds.COMMAND_KEYS_OPEN);
    awaitState(TestIds.KEYS, "ready");
    return agent;
  }

  private static String rows() {
    return Rows.rows(TestIds.KEYS_TABLE).toString();
  }

  private static String strip() {
    return said(TestIds.KEYS_STRIP);
  }

  private static boolean isEnabled(String id) {
    Button button = Bot.find(Button.class, id);
    return Bot.ui(button::isEnabled);
  }

  @Test
  void keys_are_listed_without_their_values() {
    opened();

    assertTrue(rows().contains("One function|createOrder|till|"), rows());
    assertFalse(rows().contains("till-value"), rows());
  }

  @Test
  void a_key_of_one_function_is_added_and_made_by_the_agent() {
    FakeAgent agent = opened();
    Bot.click(TestIds.KEYS_ADD);
    Combo scope = Bot.find(Combo.class, TestIds.KEY_SCOPE);
    Bot.ui(() -> {
      scope.select(2);
      scope.notifyListeners(SWT.Selection, new Event());
      return null;
    });
    Bot.type(TestIds.KEY_NAME, "partner");
    Bot.click(TestIds.KEY_OK);

    Bot.await("the row", () -> rows().contains("One function|getOrder|partner|"));
    assertEquals(List.of("PUT " + KEYS + "/function/partner"), agent.orders());
  }

  @Test
  void a_name_that_is_taken_or_bad_is_said() {
    opened();
    Bot.click(TestIds.KEYS_ADD);

    Bot.type(TestIds.KEY_NAME, "default");
    Label problem = Bot.find(Label.class, TestIds.KEY_PROBLEM);
    assertEquals("There is a key default already. Renew it instead.", Bot.ui(problem::getText));
    Bot.type(TestIds.KEY_NAME, "my key");

    assertTrue(Bot.ui(problem::getText).startsWith("Names have 1 to 100"));
    assertFalse(isEnabled(TestIds.KEY_OK));
  }

  @Test
  void renewing_is_asked_about_and_gives_another_value() {
    FakeAgent agent = opened();
    Rows.selectRow(TestIds.KEYS_TABLE, "keys:HOST//default");

    Bot.click(TestIds.KEYS_RENEW);
    Bot.click(TestIds.CONFIRM_OK);

    Bot.await("the end", () -> strip().startsWith("Key default has a new value."));
    assertTrue(
        agent.secrets().keys().stream().anyMatch(key -> key.value().equals("made-by-the-agent")));
  }

  @Test
  void a_key_is_deleted_after_a_question_but_never_the_master_key() {
    opened();
    Rows.selectRow(TestIds.KEYS_TABLE, "keys:MASTER//_master");
    assertFalse(isEnabled(TestIds.KEYS_DELETE));
    Rows.selectRow(TestIds.KEYS_TABLE, "keys:FUNCTION/createOrder/till");

    Bot.click(TestIds.KEYS_DELETE);
    Bot.click(TestIds.CONFIRM_OK);

    Bot.await("no row", () -> !rows().contains("till"));
  }

  @Test
  void a_refused_deletion_is_told_and_the_key_stays() {
    FakeAgent agent = opened();
    agent.refuse("DELETE " + KEYS + "/function/till", 403, "You are reader only.");
    Rows.selectRow(TestIds.KEYS_TABLE, "keys:FUNCTION/createOrder/till");

    Bot.click(TestIds.KEYS_DELETE);
    Bot.click(TestIds.CONFIRM_OK);

    Bot.await("the sentence", () -> strip().equals("You are reader only."));
    assertTrue(rows().contains("till"), rows());
  }

  @Test
  void keys_that_cannot_be_read_are_said_and_asked_for_again() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    agent.refuse("GET " + KEYS, 403, "You are reader only.");
    open(agent, ConsoleIds.COMMAND_KEYS_OPEN);
    awaitState(TestIds.KEYS, "failed");

    agent.allow("GET " + KEYS);
    Bot.click(TestIds.KEYS_ACT);

    awaitState(TestIds.KEYS, "ready");
  }

  @Test
  void a_value_is_shown_and_copied_on_demand() {
    opened();
    Rows.selectRow(TestIds.KEYS_TABLE, "keys:HOST//default");

    Bot.click(TestIds.KEYS_SHOW);
    Bot.await("the value", () -> rows().contains("default-value"));
    Bot.click(TestIds.KEYS_COPY);

    Bot.await("a word", () -> strip().startsWith("The value of default is on the clipboard"));
    assertEquals("default-value", Bot.clipboard());
  }

  @Test
  void keys_that_changed_and_cannot_be_read_again_are_not_passed_off_as_those_of_now() {
    FakeAgent agent = opened();
    agent.refuse("GET " + KEYS, 500, "The disk is broken.");

    agent.installation().touch("keys", "orders");

    Bot.await("the failure", () -> strip().equals("The disk is broken."));
    assertTrue(rows().contains("One function|createOrder|till|"), rows());
  }
}
