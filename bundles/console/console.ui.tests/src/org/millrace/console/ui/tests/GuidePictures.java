package org.millrace.console.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Agent;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;
import org.millrace.management.Installation;
import org.millrace.management.LogLine;
import org.millrace.model.AppName;

/** Takes the guide's pictures in both themes. Its name keeps it out of an ordinary test run. */
final class GuidePictures extends ConsoleTest {
  @TempDir Path folder;

  private static FakeInstallation plant(String name, Installation.Kind kind) {
    FakeInstallation plant = new FakeInstallation(name, kind);
    plant.addAgent(FakeInstallation.agent("pc-15", Agent.State.DRAINING));
    plant.add(
        "orders",
        App.State.RUNNING,
        "",
        FakeInstallation.http("createOrder", "POST", "/api/orders"),
        FakeInstallation.http("getOrder", "GET", "/api/orders/{id}"),
        function("nightly", "timerTrigger", "every day at 02:00", true, ""),
        function("oldImport", "queueTrigger", "in-orders", false, ""),
        function("report", "blobTrigger", "reports/{name}", true, "package 'pdfkit' not found"));
    plant.add("billing", App.State.STOPPED, "");
    plant.add("reports", App.State.NOWHERE, "it needs python 3.12, and no ready agent has it");
    plant.create(new AppName("hello"));
    plant.add(past("orders", 40, Deployment.State.REPLACED, "", "bob", "console"));
    plant.add(
        past(
            "billing", 7, Deployment.State.FAILED, "host.json: line 3 is no JSON.", "bob", "curl"));
    plant.add(past("orders", 41, Deployment.State.LIVE, "", "anna", "Visual Studio"));
    plant.add(running("reports", 8));
    return plant;
  }

  private static Function function(
      String name, String trigger, String source, boolean enabled, String error) {
    return new Function(name, trigger, source, List.of(), "", enabled, name + ".js", error);
  }

  private static Deployment past(
      String app, int number, Deployment.State state, String text, String author, String client) {
    Instant received = Instant.now().minus(Duration.ofMinutes(60L - number));
    return new Deployment(
        "%032x".formatted(app.hashCode() + number),
        number,
        new AppName(app),
        state,
        text,
        author,
        client,
        "",
        received,
        Optional.of(received.plusMillis(1900)),
        20_480,
        "",
        number,
        true);
  }

  private static Deployment running(String app, int number) {
    return FakeInstallation.deployment(
        new AppName(app), number, Deployment.State.STARTING, "", 1_000_000);
  }

  private static List<LogLine> logLines() {
    return List.of(
        logLine(1, "INFORMATION", "Executing 'Functions.createOrder'"),
        logLine(2, "DEBUG", "3 lines, 2 of them in stock"),
        logLine(3, "WARNING", "Stock of item 4711 is low: 2 left"),
        logLine(
            4,
            "ERROR",
            "TypeError: Cannot read properties of undefined (reading 'reduce')\n"
                + "    at createOrder (src/functions/orders.js:12:27)"),
        logLine(9, "INFORMATION", "Item 4712 was not found"));
  }

  private static LogLine logLine(long number, String level, String message) {
    Instant time = Instant.now().minusMillis(2_000 - 150 * number);
    return new LogLine(number, time, level, "createOrder", "7f3a0c11", "pc-14", "", message);
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

  private static void appEditor(String theme, FakeAgent agent) {
    String app = "explorer:app/" + agent.address() + "/orders";
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
    Bot.command(ConsoleIds.COMMAND_SETTINGS_OPEN);
    Rows.selectRow(TestIds.SETTINGS_TABLE, "settings:ERP_URL");
    Bot.click(TestIds.SETTINGS_EDIT);
    Bot.type(TestIds.SETTING_VALUE, "https://erp.example");
    Pictures.settle();
    Pictures.take(theme + "/22-setting");
    Bot.click(TestIds.SETTING_OK);
    Bot.click(TestIds.SETTINGS_SHOW);
    Pictures.settle();
    Pictures.take(theme + "/23-configuration");
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

    FakeAgent test = connected(plant("test", Installation.Kind.TEST));
    FakeAgent production = start(plant("plant-a", Installation.Kind.PRODUCTION));
    connections.connect(production.connection());
    Rows.row(TestIds.EXPLORER_TREE, "explorer:app/" + production.address() + "/orders");
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + test.address() + "/orders");
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + test.address() + "/orders");
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:deployments/app/" + test.address() + "/orders");
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:agents/" + test.address());
    Rows.select(TestIds.EXPLORER_TREE, "explorer:dep/" + test.address() + "/orders/41");
    Bot.command(ConsoleIds.COMMAND_DEPLOYMENT_LOG);
    StyledText log = Bot.find(StyledText.class, TestIds.DEPLOYMENTS_LOG);
    Bot.await("the lines", () -> !Bot.ui(log::getText).isEmpty());
    Pictures.settle();
    Pictures.take(theme + "/2-explorer");

    Rows.select(TestIds.EXPLORER_TREE, "explorer:app/" + test.address() + "/orders");
    Bot.command(ConsoleIds.COMMAND_LOGS_OPEN);
    Bot.await("an open log", () -> test.openLogs() == 1);
    logLines().forEach(test::log);
    StyledText lines = Bot.find(StyledText.class, TestIds.LOGS_TEXT);
    Bot.await("the lines", () -> Bot.ui(lines::getText).contains("not found"));
    Pictures.settle();
    Pictures.take(theme + "/8-log-stream");

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
    publishSome(test);
    Bot.await("a certificate", () -> Bot.text(TestIds.PUBLISH_SECURE).contains("until"));
    Pictures.settle();
    Pictures.take(theme + "/10-publish");
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

    FakeAgent secure = startSecure(plant("plant-b", Installation.Kind.TEST), 0);
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
