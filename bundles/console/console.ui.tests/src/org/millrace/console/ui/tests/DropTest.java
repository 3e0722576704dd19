package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;

/** Real drags over the screen, out of another program. */
final class DropTest extends ConsoleTest {
  @TempDir Path folder;
  private FileDrag drag;

  @BeforeEach
  void takeMouse() {
    drag = FileDrag.ready();
  }

  @AfterEach
  void letGo() {
    if (drag != null) {
      drag.close();
    }
  }

  @BeforeEach
  void makePackage() throws IOException {
    Files.writeString(folder.resolve("host.json"), "{\"version\": \"2.0\"}");
  }

  @Test
  void a_folder_dropped_on_an_app_is_deployed_to_it() throws Exception {
    FakeInstallation installation = FakeInstallation.test();
    installation.add("orders", App.State.RUNNING, "");
    FakeAgent agent = connected(installation);

    drag(
        List.of(folder), "explorer:app/" + agent.address() + "/orders", "Deploy to orders on test");

    Bot.await("a package at the agent", () -> !agent.orders().isEmpty());
    assertEquals(List.of("POST /api/v1/apps/orders/deployments"), agent.orders());
  }

  @Test
  void a_folder_dropped_on_an_installation_asks_for_the_new_apps_name() throws Exception {
    FakeAgent agent = connected(FakeInstallation.test());

    drag(List.of(folder), "explorer:installation/" + agent.address(), "New function app on test");

    Bot.await("the question", () -> question() != null);
    assertTrue(agent.orders().isEmpty());
  }

  @Test
  void several_things_at_once_are_refused() throws Exception {
    FakeInstallation installation = FakeInstallation.test();
    installation.add("orders", App.State.RUNNING, "");
    FakeAgent agent = connected(installation);

    drag(
        List.of(folder, folder.resolve("host.json")),
        "explorer:app/" + agent.address() + "/orders",
        "Deploy to orders on test");

    Bot.find(Composite.class, TestIds.NOTIFICATION);
    assertTrue(agent.orders().isEmpty());
  }

  @Test
  void a_package_dropped_on_an_app_is_live_with_what_the_file_holds() throws Exception {
    FakeInstallation installation = FakeInstallation.test();
    installation.add("orders", App.State.RUNNING, "");
    FakeAgent agent = connected(installation);

    drag(
        List.of(Built.hello()),
        "explorer:app/" + agent.address() + "/orders",
        "Deploy to orders on test");

    Bot.await(
        "the code at the agent", () -> agent.packages().text("orders", "src/functions.js") != null);
    assertEquals(List.of("POST /api/v1/apps/orders/deployments"), agent.orders());
  }

  @Test
  void an_agents_address_dropped_on_the_explorer_fills_the_connect_wizard() throws Exception {
    FakeAgent agent = connected(FakeInstallation.test());
    drag.beginText("pc-14:7171");

    drop("explorer:installation/" + agent.address(), "Connect to the agent that the text names");

    assertEquals("pc-14:7171", Bot.text(TestIds.CONNECT_ADDRESS));
    assertEquals("", Bot.text(TestIds.CONNECT_TOKEN));
  }

  private static InputDialog question() {
    return Bot.ui(() -> {
      for (Shell shell : Display.getDefault().getShells()) {
        if (shell.getData() instanceof InputDialog dialog) {
          return dialog;
        }
      }
      return null;
    });
  }

  private void drag(List<Path> files, String row, String hint) throws IOException {
    drag.begin(files);
    drop(row, hint);
  }

  private void drop(String row, String hint) {
    TreeItem target = Rows.row(TestIds.EXPLORER_TREE, row);
    Point place =
        Bot.ui(() -> {
          Rectangle bounds = target.getBounds();
          return target.getParent().toDisplay(bounds.x + 5, bounds.y + bounds.height / 2);
        });
    drag.drop(place, hint, () -> Bot.isSaid(hint));
  }
}
