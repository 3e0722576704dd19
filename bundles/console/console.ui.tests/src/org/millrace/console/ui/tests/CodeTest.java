package org.millrace.console.ui.tests;

import java.util.List;
import org.eclipse.ui.PlatformUI;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

/** A test of a file of the app orders in its editor. */
abstract class CodeTest extends ConsoleTest {
  static final AppName ORDERS = Orders.NAME;
  static final String CODE = "line 1\nline 2\napp.http('createOrder')\n";
  static final String POST = "POST /api/v1/apps/orders/deployments";

  final DraftStore drafts = Bot.ui(() -> PlatformUI.getWorkbench().getService(DraftStore.class));

  final FakeAgent orders(Installation.Kind kind) {
    FakeAgent agent = start(Orders.live(kind));
    agent
        .packages()
        .with("orders", "host.json", "{\"version\": \"2.0\"}")
        .with("orders", "package.json", "{\"main\": \"src/*.js\"}")
        .with("orders", "src/createOrder.js", CODE)
        .with("orders", "src/getOrder.js", "app.http('getOrder')\n");
    connections.connect(agent.connection());
    awaitShown(agent);
    Bot.await("an event stream", () -> agent.openStreams() == 1);
    return agent;
  }

  static void open(FakeAgent agent, String function) {
    Orders.select(agent, function);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);
    OpenFile.awaitName(function + ".js");
  }

  /** Opens a file of the folder {@code src}, and waits for its text. */
  static void openSource(FakeAgent agent, String name) {
    unfoldFiles(agent);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:file/" + agent.address() + "/orders/src");
    openFile(agent, "src/" + name);
  }

  /** Opens a file whose row is there. */
  static void openFile(FakeAgent agent, String path) {
    unfoldFiles(agent);
    Rows.select(TestIds.EXPLORER_TREE, "explorer:file/" + agent.address() + "/orders/" + path);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);
    OpenFile.awaitName(path.substring(path.lastIndexOf('/') + 1));
    OpenFile.awaitState("ready");
  }

  private static void unfoldFiles(FakeAgent agent) {
    Rows.expand(TestIds.EXPLORER_TREE, Orders.row(agent));
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:files/app/" + agent.address() + "/orders");
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
