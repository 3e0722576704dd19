package org.millrace.console.ui.tests;

import java.util.List;
import org.eclipse.ui.PlatformUI;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

/** A test of a file of the app orders in its editor. */
abstract class CodeTest extends ConsoleTest {
  static final AppName ORDERS = new AppName("orders");
  static final String CODE = "line 1\nline 2\napp.http('createOrder')\n";
  static final String POST = "POST /api/v1/apps/orders/deployments";

  final DraftStore drafts = Bot.ui(() -> PlatformUI.getWorkbench().getService(DraftStore.class));

  final FakeAgent orders(Installation.Kind kind) {
    FakeInstallation installation = new FakeInstallation("test", kind);
    installation.add(
        "orders",
        App.State.RUNNING,
        "",
        FakeInstallation.http("createOrder", "POST", "/api/orders"),
        FakeInstallation.http("getOrder", "GET", "/api/orders/{id}"));
    installation.add(FakeInstallation.deployment(ORDERS, 1, Deployment.State.LIVE, "", 1000));
    FakeAgent agent = start(installation);
    agent
        .packages()
        .with("orders", "host.json", "{\"version\": \"2.0\"}")
        .with("orders", "package.json", "{\"main\": \"src/*.js\"}")
        .with("orders", "src/createOrder.js", CODE)
        .with("orders", "src/getOrder.js", "app.http('getOrder')\n");
    connections.connect(agent.connection());
    awaitShown(agent);
    return agent;
  }

  static void open(FakeAgent agent, String function) {
    String app = agent.address() + "/orders";
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + app);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + app);
    Rows.select(TestIds.EXPLORER_TREE, "explorer:function/" + app + "/" + function);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);
    OpenFile.awaitName(function + ".js");
  }

  final FakeAgent opened(Installation.Kind kind) {
    FakeAgent agent = orders(kind);
    open(agent, "createOrder");
    OpenFile.awaitState("ready");
    return agent;
  }

  static FileKey file(FakeAgent agent) {
    return new FileKey(agent.address(), ORDERS, "src/createOrder.js");
  }

  static List<String> deployments(FakeAgent agent) {
    return agent.orders().stream().filter(POST::equals).toList();
  }

  static String live(FakeAgent agent) {
    return agent.packages().text("orders", "src/createOrder.js");
  }
}
