package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Agent;

final class AgentsTest extends EditorTest {
  private static void show() {
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_AGENTS));
  }

  @AfterEach
  void hide() {
    Bot.ui(() -> {
      Bot.window()
          .getActivePage()
          .hideView(Bot.window().getActivePage().findView(ConsoleIds.VIEW_AGENTS));
      return null;
    });
  }

  private static void awaitRow(String words) {
    Bot.await(words, () -> rows().stream().anyMatch(row -> row.startsWith(words)));
  }

  private static List<String> rows() {
    return Rows.rows(TestIds.AGENTS_TABLE);
  }

  @Test
  void every_agent_is_a_row_and_the_one_that_is_spoken_to_has_a_star() {
    FakeInstallation installation = FakeInstallation.test();
    installation.addAgent(FakeInstallation.agent("pc-9", Agent.State.DRAINING));
    connected(installation);

    show();

    awaitRow("Ready|pc-14|test|★ connected to|2|docker|node 22, java 25|linux|0.1.0|");
    assertTrue(rows().getFirst().startsWith("Draining|pc-9|test||2|"), rows().toString());
  }

  @Test
  void one_that_falls_silent_says_since_when() {
    FakeInstallation installation = FakeInstallation.test();
    installation.addAgent(FakeInstallation.agent("pc-15", Agent.State.READY));
    connected(installation);
    show();
    awaitRow("Ready|pc-15|");

    installation.replaceAgent(FakeInstallation.agent("pc-15", Agent.State.SILENT));

    awaitRow("Silent since ");
  }

  @Test
  void without_a_connection_it_offers_one() {
    show();

    awaitState(TestIds.AGENTS, "empty");
    Bot.click(Bot.find(Button.class, TestIds.AGENTS_ACT));

    Bot.await("the wizard", ConsoleTest::isWizardOpen);
  }

  @Test
  void when_the_connection_is_lost_the_rows_stay_and_the_strip_says_so() {
    FakeAgent agent = connected(FakeInstallation.test());
    show();
    awaitRow("Ready|pc-14|");

    agent.die();

    awaitState(TestIds.AGENTS, "offline");
    assertTrue(said(TestIds.AGENTS_STRIP).startsWith("test is offline since "));
    assertEquals(1, rows().size());
  }

  @Test
  void a_refused_token_is_said_with_the_way_out() {
    FakeAgent agent = start(FakeInstallation.test());
    connections.connect(agent.connection().withToken("wrong"));

    show();

    awaitState(TestIds.AGENTS, "failed");
    Bot.click(TestIds.AGENTS_STRIP + ".action");
    assertEquals(agent.address(), Bot.text(TestIds.CONNECT_ADDRESS));
  }

  @Test
  void while_nothing_has_come_it_says_that_it_reads() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      connections.connect(
          AgentConnection.to(
              AgentAddress.parse("http://127.0.0.1:" + mute.getLocalPort()), "any token"));

      show();

      awaitState(TestIds.AGENTS, "loading");
      assertTrue(Bot.isSaid("Reading the agents…"));
    }
  }
}
