package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.eclipse.swt.widgets.Button;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

final class DownloadTest extends EditorTest {
  @TempDir Path folder;
  private Path zip;

  @BeforeEach
  void choosePlace() {
    zip = folder.resolve("orders.zip");
  }

  private FakeAgent opened() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    agent.packages().with("orders", "host.json", "{}");
    open(agent, ConsoleIds.COMMAND_APP_OPEN);
    awaitState(TestIds.APP, "ready");
    return agent;
  }

  private void save() {
    Bot.type(TestIds.SAVE_AS_PATH, zip.toString());
    Bot.click(TestIds.SAVE_AS_SAVE);
  }

  private String hostJson() throws Exception {
    try (ZipFile saved = new ZipFile(zip.toFile())) {
      byte[] content = saved.getInputStream(saved.getEntry("host.json")).readAllBytes();
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  @Test
  void the_live_package_is_saved_where_the_person_says() throws Exception {
    opened();

    Bot.click(TestIds.APP_DOWNLOAD);
    save();

    Bot.await("the end", () -> Bot.isSaid("The live package of orders is saved as " + zip + "."));
    assertEquals("{}", hostJson());
  }

  @Test
  void a_file_that_is_there_is_replaced_only_after_asking() throws Exception {
    opened();
    Files.writeString(zip, "mine");

    Bot.click(TestIds.APP_DOWNLOAD);
    save();
    Bot.click(TestIds.CONFIRM_CANCEL);
    Bot.await("no question any more", () -> !Bot.isThere(TestIds.CONFIRM_CANCEL));
    assertEquals("mine", Files.readString(zip));

    Bot.click(TestIds.APP_DOWNLOAD);
    save();
    Bot.click(TestIds.CONFIRM_OK);
    Bot.await("the end", () -> Bot.isSaid("The live package of orders is saved as " + zip + "."));
    assertEquals("{}", hostJson());
  }

  @Test
  void a_refusal_is_told_in_the_agents_words_and_leaves_no_file() {
    FakeAgent agent = opened();
    agent.refuse("GET /api/v1/apps/orders/package", 500, "The database is away.");

    Bot.click(TestIds.APP_DOWNLOAD);
    save();

    Bot.await("the refusal", () -> Bot.isSaid("The database is away."));
    assertFalse(Files.exists(zip));
  }

  @Test
  void an_app_without_a_package_offers_none() {
    FakeInstallation installation = FakeInstallation.test();
    installation.create(Orders.NAME);
    FakeAgent agent = connected(installation);
    open(agent, ConsoleIds.COMMAND_APP_OPEN);
    awaitState(TestIds.APP, "ready");

    Button download = Bot.find(Button.class, TestIds.APP_DOWNLOAD);

    assertFalse(Bot.ui(download::isEnabled));
    assertEquals("Nothing was deployed to orders yet.", Bot.ui(download::getToolTipText));
    assertFalse(
        Bot.ui(() ->
            PlatformUI.getWorkbench()
                .getService(ICommandService.class)
                .getCommand(ConsoleIds.COMMAND_APP_DOWNLOAD)
                .isEnabled()));
  }

  @Test
  void who_deletes_an_app_is_offered_its_content_first() throws Exception {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    agent.packages().with("orders", "host.json", "{}");
    Orders.select(agent);

    Bot.command(ConsoleIds.COMMAND_APP_DELETE);
    Bot.click(TestIds.CONFIRM_INSTEAD);
    save();

    Bot.await("the file", () -> Files.exists(zip));
    assertEquals("{}", hostJson());
    assertTrue(agent.orders().isEmpty());
  }
}
