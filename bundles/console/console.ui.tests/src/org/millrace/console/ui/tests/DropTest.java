package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

/** Real drags over the screen, out of another program. */
final class DropTest extends ConsoleTest {
  @TempDir Path folder;
  @RegisterExtension final FileDrag drag = FileDrag.ready();

  @BeforeEach
  void makePackage() throws IOException {
    Files.writeString(folder.resolve("host.json"), "{\"version\": \"2.0\"}");
  }

  @Test
  void a_folder_dropped_on_an_app_is_deployed_to_it() throws Exception {
    FakeAgent agent = connected(Orders.bare(Installation.Kind.TEST));

    drag.dropOn(List.of(folder), Orders.row(agent), "Deploy to orders on test");

    Bot.await("a package at the agent", () -> !agent.orders().isEmpty());
    assertEquals(List.of("POST /api/v1/apps/orders/deployments"), agent.orders());
  }

  @Test
  void a_folder_dropped_on_an_installation_asks_for_the_new_apps_name() throws Exception {
    FakeAgent agent = connected(FakeInstallation.test());

    drag.dropOn(
        List.of(folder), "explorer:installation/" + agent.address(), "New function app on test");

    assertEquals(folder.getFileName().toString(), NameQuestion.proposed());
    assertTrue(agent.orders().isEmpty());
  }

  @Test
  void several_things_at_once_are_refused() throws Exception {
    FakeAgent agent = connected(Orders.bare(Installation.Kind.TEST));

    drag.dropOn(
        List.of(folder, folder.resolve("host.json")),
        Orders.row(agent),
        "Deploy to orders on test");

    assertEquals("Drop one package at a time; these are 2.", Bot.notification());
    assertTrue(agent.orders().isEmpty());
  }

  @Test
  void what_lies_in_one_folder_of_a_zip_is_deployed_from_there() throws Exception {
    FakeAgent agent = connected(Orders.bare(Installation.Kind.TEST));
    Path enclosed = zip("orders-main/host.json", "orders-main/src/a.js");

    drag.dropOn(List.of(enclosed), Orders.row(agent), "Deploy to orders on test");
    Link next = Bot.find(Link.class, TestIds.NOTIFICATION + ".action");
    assertTrue(Bot.ui(next::getText).contains("Deploy the Content of orders-main"));
    assertTrue(agent.orders().isEmpty());
    Bot.click(next);

    Bot.await("the code at the agent", () -> agent.packages().text("orders", "src/a.js") != null);
  }

  @Test
  void what_is_no_app_leads_to_the_choice_of_another() throws Exception {
    FakeAgent agent = connected(Orders.bare(Installation.Kind.TEST));

    drag.dropOn(List.of(zip("README.md")), Orders.row(agent), "Deploy to orders on test");
    Link next = Bot.find(Link.class, TestIds.NOTIFICATION + ".action");
    assertTrue(Bot.ui(next::getText).contains("Choose Another"));
    Bot.click(next);

    Bot.find(Text.class, TestIds.DEPLOY_SOURCE);
    assertTrue(agent.orders().isEmpty());
  }

  private Path zip(String... names) throws IOException {
    Path zip = folder.resolve("dropped.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write("{\"version\": \"2.0\"}".getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }

  @Test
  void a_package_dropped_on_an_app_is_live_with_what_the_file_holds() throws Exception {
    FakeAgent agent = connected(Orders.bare(Installation.Kind.TEST));

    drag.dropOn(List.of(Built.hello()), Orders.row(agent), "Deploy to orders on test");

    Bot.await(
        "the code at the agent", () -> agent.packages().text("orders", "src/functions.js") != null);
    assertEquals(List.of("POST /api/v1/apps/orders/deployments"), agent.orders());
  }

  @Test
  void an_agents_address_dropped_on_the_explorer_fills_the_connect_wizard() throws Exception {
    FakeAgent agent = connected(FakeInstallation.test());
    drag.beginText("pc-14:7171");

    drag.dropOn(
        "explorer:installation/" + agent.address(), "Connect to the agent that the text names");

    assertEquals("pc-14:7171", Bot.text(TestIds.CONNECT_ADDRESS));
    assertEquals("", Bot.text(TestIds.CONNECT_TOKEN));
  }
}
