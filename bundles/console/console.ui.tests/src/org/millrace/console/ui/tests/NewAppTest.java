package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;
import org.millrace.management.ManagementPaths;

final class NewAppTest extends ConsoleTest {
  @Test
  void a_name_is_enough_for_a_new_app() {
    FakeAgent agent = connected(FakeInstallation.test());
    Bot.command(ConsoleIds.COMMAND_APP_NEW);

    Bot.type(TestIds.APP_NAME, "orders");
    finish();

    Rows.row(TestIds.EXPLORER_TREE, Orders.row(agent));
    assertEquals(List.of("POST " + ManagementPaths.APPS), agent.orders());
  }

  @Test
  void a_bad_name_cannot_be_finished_and_says_the_rule() {
    connected(FakeInstallation.test());
    Bot.command(ConsoleIds.COMMAND_APP_NEW);

    Bot.type(TestIds.APP_NAME, "My App");

    assertTrue(complaint().contains("Names have 2 to 60"), complaint());
    assertFalse(canFinish());
  }

  @Test
  void a_name_that_is_taken_is_said() {
    FakeInstallation installation = Orders.bare(Installation.Kind.TEST);
    connected(installation);
    Bot.command(ConsoleIds.COMMAND_APP_NEW);

    Bot.type(TestIds.APP_NAME, "orders");

    assertEquals("orders exists already. Deploy to it instead.", complaint());
  }

  @Test
  void a_refusal_of_the_agent_is_told() {
    FakeAgent agent = connected(FakeInstallation.test());
    agent.refuse("POST " + ManagementPaths.APPS, 403, "You are reader only.");
    Bot.command(ConsoleIds.COMMAND_APP_NEW);

    Bot.type(TestIds.APP_NAME, "orders");
    finish();

    Bot.find(org.eclipse.swt.widgets.Composite.class, TestIds.NOTIFICATION);
  }
}
