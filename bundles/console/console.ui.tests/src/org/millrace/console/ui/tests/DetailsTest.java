package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

/** What the window offers whatever is in it: details of failures, the foot by keyboard. */
final class DetailsTest extends ConsoleTest {
  @Test
  void the_details_of_what_failed_are_copied_for_those_who_can_help() {
    FakeAgent agent = connected(Orders.bare(Installation.Kind.TEST));
    agent.refuse("POST /api/v1/apps/orders/restart", 409, "bob is deploying.");
    Orders.select(agent);

    Bot.command(ConsoleIds.COMMAND_APP_RESTART);
    Bot.find(Composite.class, TestIds.NOTIFICATION);
    Bot.command(ConsoleIds.COMMAND_COPY_DETAILS);

    Bot.await("the details", () -> Bot.clipboard().contains("bob is deploying."));
    String details = Bot.clipboard();
    assertTrue(details.contains("Restarting orders  (" + agent.address() + ")"), details);
    assertTrue(details.contains("ManagementException"), details);
    assertFalse(details.contains(FakeAgent.TOKEN), details);
  }

  @Test
  void the_foot_of_the_window_is_reached_by_a_key() {
    Bot.command(ConsoleIds.COMMAND_FOCUS_STATUS_BAR);

    ToolItem first = Bot.find(ToolItem.class, TestIds.TRIM_CONNECTIONS);
    Bot.await(
        "the focus there",
        () -> Bot.ui(() -> Display.getDefault().getFocusControl() == first.getParent()));
  }
}
