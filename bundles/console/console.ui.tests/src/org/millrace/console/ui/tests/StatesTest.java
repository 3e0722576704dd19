package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.eclipse.swt.widgets.Button;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

/** What the views say when they have nothing to show, or not what is so now. */
final class StatesTest extends ConsoleTest {
  private static void show(String view) {
    Bot.ui(() -> Bot.window().getActivePage().showView(view));
  }

  /** Connects to what takes the call and never says a word. */
  private ServerSocket silent() throws IOException {
    ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    connections.connect(
        AgentConnection.to(
            AgentAddress.parse("http://127.0.0.1:" + silent.getLocalPort()), FakeAgent.TOKEN));
    return silent;
  }

  private void refused() {
    FakeAgent agent = start(Orders.live(Installation.Kind.TEST));
    connections.connect(agent.connection().withToken("wrong"));
  }

  @Test
  void the_explorer_without_an_agent_says_how_to_get_one() {
    assertEquals("empty", explorer(TestIds.STATE));
    assertTrue(Bot.isSaid("Not connected to any agent."));
    Button connect = Bot.find(Button.class, TestIds.EXPLORER_CONNECT);
    assertEquals("Connect…", Bot.ui(connect::getText));
  }

  @Test
  void the_explorer_says_that_it_is_connecting() throws IOException {
    try (ServerSocket agent = silent()) {
      Bot.await("the loading state", () -> "loading".equals(explorer(TestIds.STATE)));

      String row = "explorer:installation/127.0.0.1:" + agent.getLocalPort();
      String said = Rows.text(TestIds.EXPLORER_TREE, row).orElse("");
      assertTrue(said.endsWith("Connecting"), said);
    }
  }

  @Test
  void the_explorer_says_why_it_was_refused() {
    refused();

    Bot.await("the failed state", () -> "failed".equals(explorer(TestIds.STATE)));
    assertEquals(
        "127.0.0.1 does not accept this token: it is unknown or has ended. Paste another one.",
        EditorTest.said(TestIds.EXPLORER_STRIP));
  }

  @Test
  void the_explorer_says_since_when_it_is_offline_and_how_old_its_rows_are() {
    FakeAgent agent = connected(Orders.live(Installation.Kind.TEST));

    agent.die();

    Bot.await("the offline state", () -> "offline".equals(explorer(TestIds.STATE)));
    String said = EditorTest.said(TestIds.EXPLORER_STRIP);
    assertTrue(
        said.matches(
            "test is offline since .*\\. You see the state of .*\\. Trying again in \\d+ s\\."),
        said);
    assertTrue(Rows.hasRow(TestIds.EXPLORER_TREE, Orders.row(agent)));
  }

  @Test
  void without_a_deployment_the_list_says_how_to_make_one() {
    connected(Orders.bare(Installation.Kind.TEST));
    show(ConsoleIds.VIEW_DEPLOYMENTS);

    EditorTest.awaitState(TestIds.DEPLOYMENTS, "empty");
    assertTrue(Bot.isSaid("No deployments yet."));
    Button deploy = Bot.find(Button.class, TestIds.DEPLOYMENTS_ACT);
    assertEquals("Deploy…", Bot.ui(deploy::getText));
  }

  @Test
  void deployments_that_are_being_read_are_said_to_be() throws IOException {
    try (ServerSocket agent = silent()) {
      show(ConsoleIds.VIEW_DEPLOYMENTS);

      EditorTest.awaitState(TestIds.DEPLOYMENTS, "loading");
      assertTrue(Bot.isSaid("Reading the deployments…"));
      assertFalse(Bot.isThere(TestIds.DEPLOYMENTS_ACT));
      assertTrue(agent.isBound());
    }
  }

  @Test
  void deployments_that_nobody_may_read_are_said_with_the_reason() {
    refused();
    show(ConsoleIds.VIEW_DEPLOYMENTS);

    EditorTest.awaitState(TestIds.DEPLOYMENTS, "failed");
    assertTrue(Bot.isSaid("No installation was reached yet, so its deployments are not known."));
    String said = EditorTest.said(TestIds.DEPLOYMENTS_STRIP);
    assertTrue(said.contains("does not accept this token"), said);
  }

  @Test
  void deployments_stay_when_the_agent_is_gone() {
    FakeAgent agent = connected(Orders.live(Installation.Kind.TEST));
    show(ConsoleIds.VIEW_DEPLOYMENTS);
    EditorTest.awaitState(TestIds.DEPLOYMENTS, "ready");

    agent.die();

    EditorTest.awaitState(TestIds.DEPLOYMENTS, "offline");
    assertTrue(EditorTest.said(TestIds.DEPLOYMENTS_STRIP).startsWith("test is offline since "));
    String rows = Rows.rows(TestIds.DEPLOYMENTS_TABLE).toString();
    assertTrue(rows.startsWith("[Live|orders dep 1|test"), rows);
  }

  @Test
  void a_test_without_a_function_says_how_to_get_one() {
    Bot.ui(() -> {
      IWorkbenchPage page = Bot.window().getActivePage();
      page.hideView(page.findView(ConsoleIds.VIEW_TEST));
      return page.showView(ConsoleIds.VIEW_TEST);
    });

    EditorTest.awaitState(TestIds.TEST, "empty");
    assertTrue(Bot.isSaid("Select a function to test it."));
  }

  private FakeAgent tested() {
    FakeAgent agent = connected(Orders.live(Installation.Kind.TEST));
    Orders.select(agent, "createOrder");
    Bot.command(ConsoleIds.COMMAND_TEST);
    EditorTest.awaitState(TestIds.TEST, "ready");
    return agent;
  }

  @Test
  void a_call_that_is_under_way_is_said_to_be() {
    tested();
    Bot.type(TestIds.TEST_BODY, "never");

    Bot.click(TestIds.TEST_SEND);

    EditorTest.awaitState(TestIds.TEST, "running");
    assertTrue(Answer.status().startsWith("Calling"), Answer.status());
    Bot.click(TestIds.TEST_CANCEL);
    EditorTest.awaitState(TestIds.TEST, "done");
  }

  @Test
  void a_call_that_was_refused_is_said_with_the_reason() {
    FakeAgent agent = tested();
    agent.refuse("POST /api/v1/apps/orders/invoke", 409, "orders is stopped. Start it.");

    Bot.click(TestIds.TEST_SEND);

    EditorTest.awaitState(TestIds.TEST, "done");
    assertEquals("orders is stopped. Start it.", Answer.status());
  }

  @Test
  void without_the_agent_nothing_is_sent_and_the_button_says_why() {
    FakeAgent agent = tested();
    Button send = Bot.find(Button.class, TestIds.TEST_SEND);

    agent.die();

    Bot.await("no sending", () -> !Bot.ui(send::isEnabled));
    assertEquals("test is offline.", Bot.ui(send::getToolTipText));
  }
}
