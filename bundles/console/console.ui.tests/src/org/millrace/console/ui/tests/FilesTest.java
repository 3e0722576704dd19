package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

final class FilesTest extends ConsoleTest {
  private static final AppName ORDERS = Orders.NAME;

  private FakeAgent orders() {
    FakeInstallation installation = Orders.bare(Installation.Kind.TEST);
    installation.add(FakeInstallation.deployment(ORDERS, 1, Deployment.State.LIVE, "", 1000));
    FakeAgent agent = connected(installation);
    agent
        .packages()
        .with("orders", "host.json", "{}")
        .with("orders", "src/functions/a.js", "a")
        .with("orders", "src/b.js", "b");
    Rows.expand(TestIds.EXPLORER_TREE, Orders.row(agent));
    return agent;
  }

  private static String branch(FakeAgent agent) {
    return "explorer:files/app/" + agent.address() + "/orders";
  }

  private static String file(FakeAgent agent, String path) {
    return "explorer:file/" + agent.address() + "/orders/" + path;
  }

  @Test
  void the_files_of_an_app_are_found_and_opened() {
    FakeAgent agent = orders();

    Rows.expand(TestIds.EXPLORER_TREE, branch(agent));
    Rows.row(TestIds.EXPLORER_TREE, file(agent, "host.json"));
    Rows.expand(TestIds.EXPLORER_TREE, file(agent, "src"));
    Rows.expand(TestIds.EXPLORER_TREE, file(agent, "src/functions"));
    Rows.select(TestIds.EXPLORER_TREE, file(agent, "src/functions/a.js"));
    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);

    OpenFile.awaitName("a.js");
    OpenFile.awaitState("ready");
    assertEquals("a", OpenFile.text());
    assertFalse(Bot.isThere(TestIds.EDITOR_FUNCTION));
  }

  @Test
  void they_are_those_of_the_live_version() {
    FakeAgent agent = orders();
    Rows.expand(TestIds.EXPLORER_TREE, branch(agent));
    Rows.row(TestIds.EXPLORER_TREE, file(agent, "host.json"));
    agent.packages().with("orders", "new.json", "{}");

    agent.installation().overtake(ORDERS, "bob");

    Rows.row(TestIds.EXPLORER_TREE, file(agent, "new.json"));
  }

  @Test
  void a_list_that_cannot_be_read_is_said_and_can_be_asked_for_again() {
    FakeAgent agent = orders();
    agent.refuse("GET /api/v1/apps/orders/files", 500, "The disk is broken.");

    Rows.expand(TestIds.EXPLORER_TREE, branch(agent));
    Bot.await("the sentence", () -> Bot.isSaid("The disk is broken."));
    agent.allow("GET /api/v1/apps/orders/files");
    Rows.expand(TestIds.EXPLORER_TREE, branch(agent));

    Rows.row(TestIds.EXPLORER_TREE, file(agent, "host.json"));
  }

  @Test
  void deploying_at_a_file_proposes_its_app() {
    FakeAgent agent = orders();
    Rows.expand(TestIds.EXPLORER_TREE, branch(agent));
    Rows.row(TestIds.EXPLORER_TREE, file(agent, "host.json"));
    Rows.select(TestIds.EXPLORER_TREE, file(agent, "host.json"));

    Bot.command(ConsoleIds.COMMAND_DEPLOY);

    Bot.await("its app", () -> Bot.text(TestIds.DEPLOY_APP).equals("orders"));
  }
}
