package org.millrace.console.ui.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

/** Takes pictures of views and dialogs in both themes. Its name keeps it out of a test run. */
final class WindowPictures extends ConsoleTest {
  @TempDir Path folder;

  private static void appEditor(String theme, FakeAgent agent) {
    String app = Orders.row(agent);
    Rows.select(TestIds.EXPLORER_TREE, app);
    Bot.command(ConsoleIds.COMMAND_APP_OPEN);
    Bot.find(Text.class, TestIds.APP_URL);
    Pictures.settle();
    Pictures.take(theme + "/20-app-overview");
    Rows.select(TestIds.EXPLORER_TREE, "explorer:functions/app/" + agent.address() + "/orders");
    Bot.command(ConsoleIds.COMMAND_APP_OPEN);
    Bot.find(Table.class, TestIds.APP_FUNCTIONS_TABLE);
    Pictures.settle();
    Pictures.take(theme + "/21-app-functions");
    Rows.select(TestIds.EXPLORER_TREE, app);
    Bot.command(ConsoleIds.COMMAND_KEYS_OPEN);
    Bot.find(Table.class, TestIds.KEYS_TABLE);
    Pictures.settle();
    Pictures.take(theme + "/24-keys");
    Rows.select(TestIds.EXPLORER_TREE, "explorer:deployments/app/" + agent.address() + "/orders");
    Bot.command(ConsoleIds.COMMAND_APP_OPEN);
    Bot.find(Table.class, TestIds.APP_DEPLOYMENTS_TABLE);
    Pictures.settle();
    Pictures.take(theme + "/25-deployments");
    Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
    Display.getDefault()
        .asyncExec(() ->
            PreferencesUtil.createPreferenceDialogOn(
                    Bot.window().getShell(), "org.millrace.console.preferences", null, null)
                .open());
    Bot.await("preferences", () -> Bot.ui(() -> lookFor("Preferences") != null));
    Pictures.settle();
    Pictures.take(theme + "/26-preferences");
    Bot.closeDialogs();
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void pictures(String theme) throws Exception {
    Pictures.asTheProduct(theme);
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_DEPLOYMENTS));
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_EXPLORER));
    Pictures.settle();
    Pictures.take(theme + "/1-not-connected");

    FakeAgent test = connected(PicturedPlant.of("test", Installation.Kind.TEST));
    FakeAgent production = start(PicturedPlant.of("plant-a", Installation.Kind.PRODUCTION));
    connections.connect(production.connection());
    Rows.row(TestIds.EXPLORER_TREE, "explorer:app/" + production.address() + "/orders");
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + test.address() + "/orders");
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + test.address() + "/orders");
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:deployments/app/" + test.address() + "/orders");
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:agents/" + test.address());
    Rows.select(TestIds.EXPLORER_TREE, "explorer:dep/" + test.address() + "/orders/1");
    Bot.command(ConsoleIds.COMMAND_DEPLOYMENT_LOG);
    StyledText log = Bot.find(StyledText.class, TestIds.DEPLOYMENTS_LOG);
    Bot.await("the lines", () -> !Bot.ui(log::getText).isEmpty());
    Pictures.settle();
    Pictures.take(theme + "/2-explorer");

    appEditor(theme, test);

    Rows.select(
        TestIds.EXPLORER_TREE, "explorer:function/" + test.address() + "/orders/createOrder");
    Bot.command(ConsoleIds.COMMAND_TEST);
    Bot.await("the function", () -> Bot.text(TestIds.TEST_PATH).equals("/api/orders"));
    Bot.type(TestIds.TEST_BODY, "{\"id\": 7, \"lines\": []}");
    Bot.click(TestIds.TEST_SEND);
    Bot.await("an answer", () -> Bot.text(TestIds.TEST_STATUS).startsWith("200"));
    Pictures.settle();
    Pictures.take(theme + "/12-test");

    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_PUBLISH));
    Pictures.settle();
    Pictures.take(theme + "/9-publish-off");
    Bot.type(TestIds.PUBLISH_PORT, "0");
    Bot.type(TestIds.PUBLISH_SECURE_PORT, "0");
    Bot.click(TestIds.PUBLISH_TOGGLE);
    Bot.click(TestIds.PUBLISH_PROFILE);
    Bot.find(Button.class, TestIds.PROFILE_SAVE);
    Pictures.settle();
    Pictures.take(theme + "/11-profile");
    Bot.closeDialogs();
    Bot.click(TestIds.PUBLISH_AUTHORITY);
    Bot.find(Button.class, TestIds.AUTHORITY_SAVE);
    Pictures.settle();
    Pictures.take(theme + "/13-authority");
    Bot.closeDialogs();
    Bot.click(TestIds.PUBLISH_TOGGLE);

    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_ADDRESS, test.address());
    Bot.type(TestIds.CONNECT_TOKEN, "wrong");
    finish();
    Bot.await("a complaint", () -> !complaint().isEmpty());
    Pictures.settle();
    Pictures.take(theme + "/3-connect-refused");
    Bot.closeDialogs();

    FakeAgent secure = startSecure(PicturedPlant.of("plant-b", Installation.Kind.TEST), 0);
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_ADDRESS, "https://" + secure.address());
    Bot.type(TestIds.CONNECT_TOKEN, FakeAgent.TOKEN);
    finish();
    Bot.await("the certificate", () -> !Bot.text(TestIds.CONNECT_FINGERPRINT).isEmpty());
    Pictures.settle();
    Pictures.take(theme + "/14-certificate");
    Bot.closeDialogs();

    Rows.select(TestIds.EXPLORER_TREE, "explorer:app/" + production.address() + "/orders");
    Bot.command(ConsoleIds.COMMAND_APP_NEW);
    Bot.type(TestIds.APP_NAME, "My App");
    Pictures.settle();
    Pictures.take(theme + "/4-new-app");
    Bot.closeDialogs();

    Files.writeString(folder.resolve("host.json"), "{\"version\": \"2.0\"}");
    Bot.command(ConsoleIds.COMMAND_DEPLOY);
    Bot.type(TestIds.DEPLOY_SOURCE, folder.toString());
    Pictures.settle();
    Pictures.take(theme + "/5-deploy");
    finish();
    Bot.await("the plan", () -> Bot.isThere(TestIds.DEPLOY_PLAN));
    Pictures.settle();
    Pictures.take(theme + "/5-deploy-plan");
    finish();
    Bot.find(Button.class, TestIds.CONFIRM_CANCEL);
    Pictures.settle();
    Pictures.take(theme + "/6-production-asked");
    Bot.closeDialogs();

    Rows.select(TestIds.EXPLORER_TREE, "explorer:app/" + test.address() + "/orders");
    Bot.command(ConsoleIds.COMMAND_DEPLOY);
    Bot.type(TestIds.DEPLOY_SOURCE, folder.toString());
    finish();
    Bot.find(Composite.class, TestIds.NOTIFICATION);
    production.die();
    Bot.await("the offline state", () -> "offline".equals(explorer(TestIds.STATE)));
    Pictures.settle();
    Pictures.take(theme + "/7-live-and-offline");
    Pictures.asTheProduct("default");
  }
}
