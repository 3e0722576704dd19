package org.millrace.console.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.console.core.edit.SourceText;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Agent;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;

/** Takes pictures of lists in both themes. Its name keeps it out of an ordinary test run. */
final class ViewPictures extends EditorTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void notification(String theme) throws IOException {
    Pictures.asTheProduct(theme);
    Files.writeString(folder.resolve("host.json"), "{\"version\": \"2.0\"}");
    FakeInstallation test = Orders.bare(Installation.Kind.TEST);
    test.add(FakeInstallation.deployment(Orders.NAME, 1, Deployment.State.LIVE, "", 20_000));
    FakeAgent agent = connected(test);
    Orders.select(agent);
    Bot.command(ConsoleIds.COMMAND_DEPLOY);
    Bot.type(TestIds.DEPLOY_SOURCE, folder.toString());
    finish();
    Bot.find(Link.class, TestIds.NOTIFICATION + ".action");
    Pictures.settle();
    Pictures.take(theme + "/65-notification");
    Pictures.asTheProduct("default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void preferences(String theme) {
    Pictures.asTheProduct(theme);
    connected(Orders.in(Installation.Kind.TEST));
    FakeAgent plant = start(new FakeInstallation("plant-a", Installation.Kind.PRODUCTION));
    connections.connect(plant.connection());
    awaitShown(plant);
    for (String page : List.of("", ".connections", ".deploy", ".logs", ".publish", ".test")) {
      PreferencePages.open(page);
      Pictures.settle();
      Pictures.take(theme + "/64-preferences" + page);
      Bot.closeDialogs();
    }
    Pictures.asTheProduct("default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void general(String theme) {
    Pictures.asTheProduct(theme);
    FakeInstallation test = Orders.live(Installation.Kind.TEST);
    GeneralTest.open(connected(test));
    Rows.selectRow(TestIds.APP_GENERAL_TABLE, "fact:URL");
    Pictures.settle();
    Pictures.take(theme + "/63-general");
    Pictures.asTheProduct("default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void agents(String theme) {
    Pictures.asTheProduct(theme);
    FakeInstallation test = Orders.in(Installation.Kind.TEST);
    test.addAgent(FakeInstallation.agent("pc-9", Agent.State.DRAINING));
    test.addAgent(FakeInstallation.agent("pc-15", Agent.State.SILENT));
    connected(test);
    FakeAgent plant = start(Orders.in(Installation.Kind.PRODUCTION));
    connections.connect(plant.connection());
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_AGENTS));
    Bot.await("all rows", () -> Rows.rows(TestIds.AGENTS_TABLE).size() == 4);
    plant.die();
    awaitState(TestIds.AGENTS, "offline");
    Rows.select(TestIds.EXPLORER_TREE, "explorer:installation/" + plant.address());
    DraftStore drafts = Bot.ui(() -> PlatformUI.getWorkbench().getService(DraftStore.class));
    FileKey file = new FileKey(plant.address(), Orders.NAME, "src/createOrder.js");
    drafts.keep(new Draft(file, new LiveVersion(1, 1), new SourceText("", false)));
    test.add(
        FakeInstallation.deployment(
            Orders.NAME, 2, Deployment.State.FAILED, "No function loads.", 1));
    Bot.find(ToolItem.class, TestIds.TRIM_FAILURES);
    Bot.find(ToolItem.class, TestIds.TRIM_DRAFTS);
    Pictures.settle();
    Pictures.take(theme + "/60-agents");
    Bot.click(TestIds.TRIM_DRAFTS);
    Pictures.settle();
    Pictures.take(theme + "/61-drafts");
    Menus.choose("src/createOrder.js  ·  orders in test", "Discard…");
    Bot.click(TestIds.CONFIRM_OK);
    Bot.click(TestIds.TRIM_FAILURES);
    Pictures.settle();
    Pictures.take(theme + "/62-failures");
    Bot.command(ConsoleIds.COMMAND_FAILED_ONLY);
    Pictures.asTheProduct("default");
  }
}
