package org.millrace.console.ui.tests;

import java.io.IOException;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.preferences.Preferences;
import org.millrace.management.Installation;

/**
 * Takes the pictures that the guide shows, in both themes, for releng/scripts/guide-pictures. Its
 * name keeps it out of a test run.
 */
final class GuidePictures extends ConsoleTest {
  private static final Rectangle WINDOW = new Rectangle(0, 0, 1366, 850);

  private Rectangle before;

  @Override
  Preferences.CodeEditor codeEditor() {
    return Preferences.CodeEditor.AUTOMATIC;
  }

  @BeforeEach
  void makeSmall() {
    before = Bot.ui(() -> resize(WINDOW));
  }

  @AfterEach
  void makeLarge() {
    Pictures.asTheProduct("default");
    Bot.closeDialogs();
    Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
    forgetDrafts();
    Bot.ui(() -> resize(before));
  }

  private static Rectangle resize(Rectangle bounds) {
    Shell shell = Bot.window().getShell();
    Rectangle now = shell.getBounds();
    shell.setBounds(bounds);
    return now;
  }

  private FakeAgent plant(String theme) {
    Pictures.asTheProduct(theme);
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_DEPLOYMENTS));
    FakeAgent agent = connected(PicturedPlant.of("test", Installation.Kind.TEST));
    PicturedPlant.code(agent);
    return agent;
  }

  private static void forgetDrafts() {
    DraftStore drafts = Bot.ui(() -> PlatformUI.getWorkbench().getService(DraftStore.class));
    drafts.kept().forEach(draft -> drafts.forget(draft.file()));
  }

  private static void take(String name, String theme) {
    take(name, theme, Bot.window().getShell());
  }

  private static void take(String name, String theme, Composite control) {
    Pictures.settle();
    String kind = theme.equals("dark") ? "dark" : "light";
    Pictures.take("guide/" + name + "-" + kind, control);
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void console(String theme) {
    FakeAgent agent = plant(theme);
    FakeAgent production = start(PicturedPlant.of("plant-a", Installation.Kind.PRODUCTION));
    connections.connect(production.connection());
    awaitShown(production);
    String app = Orders.row(agent);
    Rows.expand(TestIds.EXPLORER_TREE, app);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + agent.address() + "/orders");
    Rows.select(TestIds.EXPLORER_TREE, app);
    Bot.command(ConsoleIds.COMMAND_APP_OPEN);
    EditorTest.awaitState(TestIds.APP, "ready");
    Bot.command(ConsoleIds.COMMAND_LOGS_OPEN);
    Bot.await("an open log", () -> agent.openLogs() == 1);
    PicturedPlant.logLines().forEach(agent::log);
    StyledText lines = Bot.find(StyledText.class, TestIds.LOGS_TEXT);
    Bot.await("the lines", () -> Bot.ui(lines::getText).contains("not found"));

    take("console", theme);
    Bot.ui(() -> {
      IWorkbenchPage page = Bot.window().getActivePage();
      page.hideView((IViewPart) page.getActivePart());
      return null;
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void configuration(String theme) {
    FakeAgent agent = plant(theme);
    Orders.select(agent);
    Bot.command(ConsoleIds.COMMAND_SETTINGS_OPEN);
    Rows.selectRow(TestIds.SETTINGS_TABLE, "settings:ERP_URL");
    Bot.click(TestIds.SETTINGS_EDIT);
    Bot.type(TestIds.SETTING_VALUE, "https://erp.example");
    Bot.click(TestIds.SETTING_OK);
    Bot.click(TestIds.SETTINGS_SHOW);

    take("configuration", theme, Bot.find(Composite.class, TestIds.APP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void editor(String theme) {
    FakeAgent agent = plant(theme);
    PicturedPlant.openCode(agent);
    OpenPage.await();
    Bot.command(ConsoleIds.COMMAND_TEST);
    Bot.await("an answer", () -> Bot.text(TestIds.TEST_STATUS).startsWith("200"));
    Bot.type(TestIds.TEST_BODY, "{\"id\": 7, \"lines\": []}");
    Bot.click(TestIds.TEST_SEND);
    Bot.await("the second call", () -> agent.calls().size() == 2);
    OpenPage.type("// Edited in the console.\n");
    Bot.await("an edited file", OpenFile::isDirty);
    take("editor", theme);

    agent.installation().overtake(PicturedPlant.ORDERS, "bob");
    Bot.await("the conflict", () -> OpenFile.said().contains("bob deployed"));
    OpenFile.save();
    take(
        "editor-conflict",
        theme,
        Bot.ui(Bot.find(Button.class, TestIds.CONFLICT_CANCEL)::getShell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void publishing(String theme) throws IOException {
    FakeAgent agent = plant(theme);
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_PUBLISH));
    Bot.type(TestIds.PUBLISH_PORT, "0");
    Bot.type(TestIds.PUBLISH_SECURE_PORT, "0");
    Bot.click(TestIds.PUBLISH_TOGGLE);
    publishSome(agent);
    Bot.await("a certificate", () -> Bot.text(TestIds.PUBLISH_SECURE).contains("until"));

    zoom();
    take("publishing", theme, Bot.find(Composite.class, TestIds.PUBLISH));
    zoom();
    Bot.click(TestIds.PUBLISH_TOGGLE);
  }

  /** Makes the view as large as the window, or as small as before. */
  private static void zoom() {
    Bot.ui(() -> {
      IWorkbenchPage page = Bot.window().getActivePage();
      page.toggleZoom(page.findViewReference(ConsoleIds.VIEW_PUBLISH));
      return null;
    });
  }

  /** One that is taken, one that is not. */
  private static void publishSome(FakeAgent agent) throws IOException {
    LocalPublishEndpoint endpoint =
        Bot.ui(() -> PlatformUI.getWorkbench().getService(LocalPublishEndpoint.class));
    Bot.await("the endpoint", () -> endpoint.state() instanceof LocalPublishEndpoint.State.On);
    Publishing.publish(endpoint.url(), "orders", FakeAgent.PUBLISH_PASSWORD);
    Publishing.publish(endpoint.url(), "billing", "an old password");
    Bot.await("both rows", () -> Rows.rows(TestIds.PUBLISH_REQUESTS).size() >= 2);
    Bot.await(
        "the deployment", () -> Rows.rows(TestIds.PUBLISH_REQUESTS).toString().contains("Live"));
    Bot.await("an open stream", () -> agent.openStreams() == 1);
  }
}
