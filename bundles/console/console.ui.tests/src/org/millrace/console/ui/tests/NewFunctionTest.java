package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

final class NewFunctionTest extends ConsoleTest {
  private static final AppName ORDERS = Orders.NAME;
  private static final String LIBRARY = "node_modules/@azure/functions/package.json";

  private FakeAgent orders(Installation.Kind kind) {
    FakeInstallation installation = new FakeInstallation("test", kind);
    installation.add(
        "orders",
        App.State.RUNNING,
        "",
        FakeInstallation.http("createOrder", "POST", "/api/orders"));
    installation.add(FakeInstallation.deployment(ORDERS, 1, Deployment.State.LIVE, "", 1000));
    FakeAgent agent = connected(installation);
    agent
        .packages()
        .with("orders", "host.json", "{\"version\": \"2.0\"}")
        .with("orders", "package.json", "{\"main\": \"src/functions/*.js\"}")
        .with("orders", "src/functions/createOrder.js", "app.http('createOrder')\n")
        .with("orders", LIBRARY, "{\"name\": \"@azure/functions\", \"version\": \"4.16.5\"}");
    Orders.select(agent);
    return agent;
  }

  private static void choose(String id) {
    Button radio = Bot.find(Button.class, id);
    Bot.ui(() -> {
      for (var other : radio.getParent().getChildren()) {
        ((Button) other).setSelection(other == radio);
      }
      return null;
    });
    Bot.click(radio);
  }

  @Test
  void an_http_function_is_made_shown_and_live() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_NEW);
    assertEquals("orders", Bot.text(TestIds.FUNCTION_APP));

    Bot.type(TestIds.FUNCTION_NAME, "getOrder");
    Bot.type(TestIds.FUNCTION_ROUTE, "orders/{id}");
    finish();

    OpenFile.awaitName("getOrder.js");
    Bot.await(
        "it live", () -> agent.packages().text("orders", "src/functions/getOrder.js") != null);
    String code = agent.packages().text("orders", "src/functions/getOrder.js");
    assertTrue(code.contains("app.http('getOrder', {"), code);
    assertTrue(code.contains("route: 'orders/{id}',"), code);
    assertTrue(code.contains("authLevel: 'function',"), code);
    assertEquals(code, OpenFile.text());
    Bot.await("peace", () -> OpenFile.said().isEmpty());
    assertFalse(isWizardOpen());
  }

  @Test
  void everything_has_a_default_even_for_an_app_that_is_not_there() {
    FakeAgent agent = connected(FakeInstallation.test());
    Bot.command(ConsoleIds.COMMAND_FUNCTION_NEW);

    finish();

    OpenFile.awaitName("index.js");
    Bot.await("it live", () -> agent.packages().text("hello", "hello/index.js") != null);
    assertTrue(agent.packages().text("hello", "host.json").contains("2.0"));
    assertTrue(agent.packages().text("hello", "hello/function.json").contains("\"httpTrigger\""));
    Bot.await("peace", () -> OpenFile.said().isEmpty());
  }

  @Test
  void a_timer_function_has_a_schedule() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_NEW);
    wizard();

    choose(TestIds.FUNCTION_TIMER);
    Bot.await("its name", () -> Bot.text(TestIds.FUNCTION_NAME).equals("heartbeat"));
    Bot.type(TestIds.FUNCTION_SCHEDULE, "0 0 2 * *");
    Bot.type(TestIds.FUNCTION_SCHEDULE, "0 0 2 * * *");
    finish();

    Bot.await(
        "it live", () -> agent.packages().text("orders", "src/functions/heartbeat.js") != null);
    assertTrue(
        agent
            .packages()
            .text("orders", "src/functions/heartbeat.js")
            .contains("schedule: '0 0 2 * * *',"));
  }

  @Test
  void what_is_wrong_is_said_while_typing() {
    orders(Installation.Kind.TEST);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_NEW);
    wizard();

    Bot.type(TestIds.FUNCTION_NAME, "2nd");
    assertEquals(
        "Function names start with a letter and have letters, digits, - or _.", complaint());
    assertFalse(canFinish());
    Bot.type(TestIds.FUNCTION_NAME, "CREATEORDER");
    assertEquals("orders has a function CREATEORDER already. Choose another name.", complaint());
    Bot.type(TestIds.FUNCTION_NAME, "good");
    Bot.type(TestIds.FUNCTION_ROUTE, "orders/{id");
    assertEquals("Close the brace after {id.", complaint());
    Bot.type(TestIds.FUNCTION_ROUTE, "orders/{id}");
    Bot.type(TestIds.FUNCTION_APP, "My App");
    assertTrue(complaint().contains("Names have 2 to 60"), complaint());
    Bot.type(TestIds.FUNCTION_APP, "orders");
    assertEquals("", complaint());
    assertTrue(canFinish());
  }

  @Test
  void an_app_of_another_language_is_left_alone_and_the_page_stays() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    agent.packages().delete("orders", LIBRARY);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_NEW);

    finish();

    Bot.await(
        "the sentence",
        () -> complaint().startsWith("The code of orders is built from a project elsewhere."));
    assertEquals(List.of(), agent.orders());
    assertNull(Bot.ui(() -> Bot.window().getActivePage().getActiveEditor()));
  }

  @Test
  void an_agent_that_is_gone_on_finish_is_said_and_the_page_stays() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_NEW);
    wizard();
    Bot.type(TestIds.FUNCTION_NAME, "mine");
    agent.die();

    finish();

    Bot.await("the sentence", () -> !complaint().isEmpty());
    assertEquals("mine", Bot.text(TestIds.FUNCTION_NAME));
  }

  @Test
  void on_production_it_is_a_draft_first() {
    FakeAgent agent = orders(Installation.Kind.PRODUCTION);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_NEW);
    assertTrue(Bot.find(org.eclipse.swt.widgets.Control.class, TestIds.STRIP_PRODUCTION) != null);

    finish();

    OpenFile.awaitName("hello.js");
    Bot.await("the draft", () -> OpenFile.said().startsWith("Draft: not live."));
    assertEquals(List.of(), agent.orders());
    DraftStore drafts = Bot.ui(() -> PlatformUI.getWorkbench().getService(DraftStore.class));
    assertEquals(1, drafts.kept(agent.address(), ORDERS).size());
    Bot.click(TestIds.EDITOR_STRIP_ACTION);
    Bot.click(TestIds.CONFIRM_OK);
    Bot.await("it live", () -> agent.packages().text("orders", "src/functions/hello.js") != null);
  }

  @Test
  void without_an_installation_there_is_nothing_to_finish() {
    Bot.command(ConsoleIds.COMMAND_FUNCTION_NEW);

    assertEquals("No installation is connected.", complaint());
    assertFalse(canFinish());
  }
}
