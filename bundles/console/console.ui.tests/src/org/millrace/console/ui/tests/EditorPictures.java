package org.millrace.console.ui.tests;

import org.eclipse.swt.widgets.Button;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

/** Takes pictures of the editor in both themes. Its name keeps it out of an ordinary test run. */
final class EditorPictures extends ConsoleTest {
  private static final AppName ORDERS = new AppName("orders");

  private static final String CODE =
      """
      const { app } = require('@azure/functions');

      // Takes an order and answers what it costs.
      app.http('createOrder', {
          methods: ['POST'],
          authLevel: 'function',
          route: 'orders',
          handler: async (request, context) => {
              const order = await request.json();
              const total = order.lines.reduce((sum, line) => sum + line.price, 0);
              context.log(`Order ${order.id} is here`);
              return { status: 201, jsonBody: { id: order.id, total } };
          },
      });
      """;

  private FakeAgent orders(Installation.Kind kind) {
    FakeInstallation plant =
        new FakeInstallation(kind == Installation.Kind.PRODUCTION ? "plant-a" : "test", kind);
    plant.add(
        "orders",
        App.State.RUNNING,
        "",
        FakeInstallation.http("createOrder", "POST", "/api/orders"),
        FakeInstallation.http("getOrder", "GET", "/api/orders/{id}"),
        new Function(
            "nightly", "timerTrigger", "0 0 2 * * *", java.util.List.of(), "", true, "a.js", ""));
    plant.add(FakeInstallation.deployment(ORDERS, 1, Deployment.State.LIVE, "", 20_480));
    FakeAgent agent = connected(plant);
    agent
        .packages()
        .with("orders", "host.json", "{\n  \"version\": \"2.0\"\n}\n")
        .with("orders", "package.json", "{\n  \"main\": \"src/*.js\"\n}\n")
        .with("orders", "src/createOrder.js", CODE)
        .with("orders", "src/getOrder.js", CODE.replace("createOrder", "getOrder"));
    String app = agent.address() + "/orders";
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + app);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + app);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:files/app/" + app);
    Rows.row(TestIds.EXPLORER_TREE, "explorer:file/" + app + "/host.json");
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:file/" + app + "/src");
    Rows.select(TestIds.EXPLORER_TREE, "explorer:function/" + app + "/createOrder");
    return agent;
  }

  private static void take(String name) {
    Pictures.settle();
    Pictures.take(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void pictures(String theme) {
    Pictures.asTheProduct(theme);
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_DEPLOYMENTS));
    FakeAgent agent = orders(Installation.Kind.TEST);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);
    OpenFile.awaitState("ready");
    Bot.command(ConsoleIds.COMMAND_TEST);
    Bot.await("the answer", () -> Bot.text(TestIds.TEST_STATUS).startsWith("200"));
    Bot.type(TestIds.TEST_BODY, "{\"id\": 7, \"lines\": []}");
    Bot.click(TestIds.TEST_SEND);
    Bot.await("the second call", () -> agent.calls().size() == 2);
    OpenFile.type("// Edited in the console.\n");
    take(theme + "/13-editor");

    agent.installation().overtake(ORDERS, "bob");
    Bot.await("the conflict", () -> OpenFile.said().contains("bob deployed"));
    OpenFile.save();
    Bot.find(Button.class, TestIds.CONFLICT_CANCEL);
    take(theme + "/14-conflict");
    Bot.closeDialogs();

    Bot.command(ConsoleIds.COMMAND_FUNCTION_NEW);
    Bot.type(TestIds.FUNCTION_NAME, "cancelOrder");
    Bot.type(TestIds.FUNCTION_ROUTE, "orders/{id");
    take(theme + "/15-new-function");
    Bot.closeDialogs();
    Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
    connections.forget(agent.address());

    orders(Installation.Kind.PRODUCTION);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);
    OpenFile.awaitState("ready");
    OpenFile.type("// Not live yet.\n");
    OpenFile.save();
    Bot.await("the draft", () -> OpenFile.said().startsWith("Draft"));
    take(theme + "/16-draft-on-production");
    Pictures.asTheProduct("default");
  }
}
