package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

final class ExplorerTest extends ConsoleTest {
  private static String row(FakeAgent agent, String app) {
    return "explorer:app/" + agent.address() + "/" + app;
  }

  @Test
  void without_a_connection_it_offers_to_connect() {
    assertTrue(Bot.isThere(TestIds.EXPLORER_CONNECT));
  }

  @Test
  void a_connected_installation_shows_its_apps_and_how_they_are() {
    FakeInstallation installation = Orders.bare(Installation.Kind.TEST);
    installation.add("billing", App.State.STOPPED, "");

    FakeAgent agent = connected(installation);

    TreeItem orders = Rows.row(TestIds.EXPLORER_TREE, row(agent, "orders"));
    TreeItem billing = Rows.row(TestIds.EXPLORER_TREE, row(agent, "billing"));
    assertEquals("orders  Running · dep 1", Bot.ui(orders::getText));
    assertEquals("billing  Stopped · dep 1", Bot.ui(billing::getText));
  }

  @Test
  void what_is_made_elsewhere_appears_and_the_selection_stays() {
    FakeAgent agent = connected(Orders.bare(Installation.Kind.TEST));
    Rows.select(TestIds.EXPLORER_TREE, row(agent, "orders"));

    agent.installation().create(new AppName("billing"));

    TreeItem made = Rows.row(TestIds.EXPLORER_TREE, row(agent, "billing"));
    TreeItem[] selected = Bot.ui(() -> made.getParent().getSelection());
    assertEquals(1, selected.length);
    assertEquals(row(agent, "orders"), Bot.ui(() -> selected[0].getData(TestIds.ID)));
  }

  @Test
  void when_the_agent_dies_rows_stay_and_the_strip_says_so_until_it_is_back() {
    FakeAgent agent = connected(Orders.bare(Installation.Kind.TEST));

    agent.die();

    Bot.await("the offline state", () -> "offline".equals(explorer(TestIds.STATE)));
    assertTrue(Bot.isThere(TestIds.EXPLORER_STRIP));
    assertTrue(Rows.hasRow(TestIds.EXPLORER_TREE, row(agent, "orders")));

    try (FakeAgent again = new FakeAgent(agent.installation(), agent.port())) {
      Bot.await("the ready state", () -> "ready".equals(explorer(TestIds.STATE)));
      assertTrue(!Bot.isThere(TestIds.EXPLORER_STRIP));
      connections.forget(again.address());
    }
  }

  @Test
  void a_refused_token_is_said_with_the_way_out() {
    FakeAgent agent = start(FakeInstallation.test());

    connections.connect(agent.connection().withToken("wrong"));

    Bot.await("the failed state", () -> "failed".equals(explorer(TestIds.STATE)));
    Bot.click(TestIds.EXPLORER_STRIP_ACTION);
    assertEquals(agent.address(), Bot.text(TestIds.CONNECT_ADDRESS));
  }

  @Test
  void production_is_said_in_words() {
    FakeAgent agent = connected(new FakeInstallation("plant-a", Installation.Kind.PRODUCTION));

    TreeItem root = Rows.row(TestIds.EXPLORER_TREE, "explorer:installation/" + agent.address());

    assertEquals("plant-a  PRODUCTION · Connected · agents: 1", Bot.ui(root::getText));
  }

  @Test
  void the_foot_of_the_window_counts_connections() {
    connected(FakeInstallation.test());

    ToolItem trim = Bot.find(ToolItem.class, TestIds.TRIM_CONNECTIONS);

    Bot.await("the count", () -> Bot.ui(trim::getText).equals("1 of 1 connected"));
  }
}
