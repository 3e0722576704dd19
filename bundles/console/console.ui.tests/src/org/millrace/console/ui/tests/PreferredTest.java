package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.deploy.DropFlow;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.preferences.EndpointStart;
import org.millrace.console.ui.preferences.PreferenceDefaults;
import org.millrace.management.Installation;
import org.millrace.management.LogLine;

/** Each preference with what it changes in the console. */
final class PreferredTest extends CodeTest {
  @TempDir Path folder;

  private final LocalPublishEndpoint endpoint =
      Bot.ui(() -> PlatformUI.getWorkbench().getService(LocalPublishEndpoint.class));

  @AfterEach
  void leaveNothing() {
    Bot.closeDialogs();
    Bot.ui(() -> {
      Bot.window().getActivePage().closeAllEditors(false);
      for (IViewReference view : Bot.window().getActivePage().getViewReferences()) {
        if (view.getId().equals(ConsoleIds.VIEW_LOGS)) {
          Bot.window().getActivePage().hideView(view);
        }
      }
      return null;
    });
    endpoint.turnOff();
    drafts.kept().forEach(draft -> drafts.forget(draft.file()));
    PreferencePages.forget();
  }

  @Test
  void saving_keeps_a_draft_where_that_is_chosen() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    PreferencePages.open(".deploy");
    tick("policy:" + agent.address(), false);
    PreferencePages.apply();
    open(agent, "createOrder");
    OpenFile.awaitState("ready");

    OpenFile.type("mine");
    OpenFile.save();

    Bot.await("the draft", () -> OpenFile.said().startsWith("Draft: not live."));
    assertTrue(deployments(agent).isEmpty());
    PreferencePages.open(".deploy");
    tick("policy:" + agent.address(), true);
    PreferencePages.apply();
    OpenFile.type("and ");
    OpenFile.save();
    Bot.await("the code live", () -> ("and mine" + CODE).equals(live(agent)));
  }

  @Test
  void production_always_keeps_a_draft() {
    FakeAgent agent = orders(Installation.Kind.PRODUCTION);
    PreferencePages.open(".deploy");

    tick("policy:" + agent.address(), true);

    Table policies = Bot.find(Table.class, TestIds.PREFERENCES_POLICIES);
    assertFalse(Bot.ui(() -> policies.getItem(0).getChecked()));
    assertEquals(
        "test (production: saving keeps a draft)", Bot.ui(() -> policies.getItem(0).getText()));
  }

  private static void tick(String row, boolean isTicked) {
    Rows.selectRow(TestIds.PREFERENCES_POLICIES, row);
    Table policies = Bot.find(Table.class, TestIds.PREFERENCES_POLICIES);
    Bot.ui(() -> {
      policies.getSelection()[0].setChecked(isTicked);
      Event event = new Event();
      event.item = policies.getSelection()[0];
      event.detail = SWT.CHECK;
      policies.notifyListeners(SWT.Selection, event);
      return null;
    });
  }

  @Test
  void what_is_dropped_is_asked_about_where_that_is_chosen() throws IOException {
    Files.writeString(folder.resolve("host.json"), "{\"version\": \"2.0\"}");
    FakeAgent agent = orders(Installation.Kind.TEST);
    PreferencePages.open(".deploy");
    PreferencePages.set("Ask before deploying what is dropped on an app", true);
    PreferencePages.apply();

    drop(agent);
    Bot.click(TestIds.CONFIRM_CANCEL);
    Bot.await("no question", () -> !Bot.isThere(TestIds.CONFIRM_OK));
    assertTrue(deployments(agent).isEmpty());

    drop(agent);
    Bot.click(TestIds.CONFIRM_OK);
    Bot.await("a deployment", () -> deployments(agent).size() == 1);
  }

  private void drop(FakeAgent agent) {
    InstallationState state = connections.find(agent.address()).orElseThrow().state();
    AppNode app = new AppNode(state, state.app(ORDERS).orElseThrow());
    Bot.ui(() -> new DropFlow(Bot.window()).take(new String[] {folder.toString()}, app));
  }

  @Test
  void a_log_stream_begins_at_the_level_and_holds_the_lines_that_are_chosen() {
    PreferencePages.open(".logs");
    PreferencePages.set("From warning on", true);
    PreferencePages.type("Lines that are kept for each app:", "1000");
    PreferencePages.apply();
    FakeAgent agent = orders(Installation.Kind.TEST);
    Orders.select(agent);
    Bot.command(ConsoleIds.COMMAND_LOGS_OPEN);
    Bot.await("an open log", () -> agent.openLogs() == 1);

    agent.log(line(1, "INFORMATION", "of no weight"));
    for (int number = 2; number <= 1_500; number++) {
      agent.log(line(number, "ERROR", "failure " + number + "."));
    }

    StyledText text = Bot.find(StyledText.class, TestIds.LOGS_TEXT);
    Bot.await("the last", () -> Bot.ui(text::getText).contains("failure 1500."));
    assertFalse(Bot.ui(text::getText).contains("of no weight"));
    Bot.type(TestIds.LOGS_FILTER, "failure");
    Bot.await("only the newest", () -> !Bot.ui(text::getText).contains("failure 400."));
    assertTrue(Bot.ui(text::getText).contains("failure 600."));
  }

  private static LogLine line(long number, String level, String message) {
    return new LogLine(
        number, Instant.now(), level, "createOrder", "7f3a0c1122", "pc-14", "", message);
  }

  @Test
  void a_test_waits_as_long_as_is_chosen() {
    PreferencePages.open(".test");
    PreferencePages.type("Seconds until a call is ended:", "1");
    PreferencePages.apply();
    FakeAgent agent = orders(Installation.Kind.TEST);
    String app = agent.address() + "/orders";
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + app);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + app);
    Rows.select(TestIds.EXPLORER_TREE, "explorer:function/" + app + "/createOrder");
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_TEST));
    Bot.type(TestIds.TEST_BODY, "never");

    Bot.click(TestIds.TEST_SEND);

    Bot.await("the end", () -> Bot.text(TestIds.TEST_STATUS).startsWith("No answer within 1 s"));
  }

  @Test
  void the_endpoint_listens_where_and_when_is_chosen() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    new EndpointStart().earlyStartup();
    PreferencePages.open(".publish");
    PreferencePages.set("Turn on when the console starts", true);
    PreferencePages.type("Port:", Integer.toString(free));
    PreferencePages.set("With TLS, too", false);
    PreferencePages.apply();
    assertEquals(new LocalPublishEndpoint.State.Off(), endpoint.state());

    new EndpointStart().earlyStartup();

    Bot.await("the endpoint", () -> endpoint.state() instanceof LocalPublishEndpoint.State.On);
    assertEquals(free, endpoint.url().getPort());
    assertEquals(Optional.empty(), ((LocalPublishEndpoint.State.On) endpoint.state()).secure());
  }

  @Test
  void in_the_product_the_endpoint_is_on_at_the_start() {
    var defaults = DefaultScope.INSTANCE.getNode("org.millrace.console.ui");
    assertFalse(defaults.getBoolean("publish.atStart", true), "a test's platform excepts it");
    try {
      new PreferenceDefaults().initializeDefaultPreferences();

      assertTrue(defaults.getBoolean("publish.atStart", false));
    } finally {
      defaults.putBoolean("publish.atStart", false);
    }
  }

  @Test
  void edited_text_is_asked_about_when_the_console_ends() {
    opened(Installation.Kind.TEST);
    OpenFile.type("mine");

    exit();

    Bot.click(button("Save Resource", "Cancel"));
    Bot.await("no question", () -> Bot.ui(() -> lookFor("Save Resource") == null));
    assertTrue(OpenFile.isDirty());
  }

  @Test
  void who_does_not_want_to_be_asked_finds_the_edited_text_again() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    PreferencePages.open("");
    PreferencePages.set(
        "Ask about edited text when the console ends; without asking it is kept until the file is"
            + " opened again",
        false);
    PreferencePages.apply();
    OpenFile.type("mine");
    // Something that is asked about in any case, so that the console does not end here.
    Orders.select(agent);
    Bot.command(ConsoleIds.COMMAND_SETTINGS_OPEN);
    Bot.click(TestIds.SETTINGS_ADD);
    Bot.type(TestIds.SETTING_NAME, "NEW");
    Bot.click(TestIds.SETTING_OK);
    Bot.await(
        "an edited app",
        () -> Bot.ui(() -> Bot.window().getActivePage().getActiveEditor().isDirty()));

    exit();

    Bot.click(button("Close", "Cancel"));
    Bot.await("no question", () -> Bot.ui(() -> lookFor("Close") == null));
    assertEquals("mine" + CODE, drafts.edited(file(agent)).orElseThrow().source().text());
  }

  private static void exit() {
    Display.getDefault().asyncExec(() -> PlatformUI.getWorkbench().close());
  }

  @Test
  void connections_are_listed_and_their_limits_are_kept() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    PreferencePages.open(".connections");
    assertEquals(
        "test|" + agent.address() + "|Connected · agents: 1",
        Rows.rows(TestIds.PREFERENCES_CONNECTIONS).getFirst());

    PreferencePages.set("At the start, connect to all that were connected", false);
    PreferencePages.type("Seconds in which an agent has to be reached:", "3");
    PreferencePages.type("Seconds in which it has to answer a question:", "7");
    PreferencePages.apply();

    assertFalse(connections.wishes().atStart());
    assertEquals(Duration.ofSeconds(3), connections.wishes().connect());
    assertEquals(Duration.ofSeconds(7), connections.wishes().answer());
  }

  @Test
  void a_limit_that_is_none_is_not_kept() {
    PreferencePages.open(".connections");

    PreferencePages.type("Seconds in which an agent has to be reached:", "0");

    var apply = PreferencePages.button("Apply and Close");
    assertFalse(Bot.ui(apply::isEnabled));
  }

  @Test
  void a_connection_that_was_let_go_is_remembered_as_such() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    var kept =
        InstanceScope.INSTANCE
            .getNode("org.millrace.console.core")
            .node("connections")
            .node(agent.address());
    Rows.select(TestIds.EXPLORER_TREE, "explorer:installation/" + agent.address());

    Bot.command(ConsoleIds.COMMAND_DISCONNECT);
    Bot.await("it kept", () -> !kept.getBoolean("connected", true));

    Bot.command(ConsoleIds.COMMAND_DISCONNECT);
    Bot.await("it kept", () -> kept.getBoolean("connected", false));
  }
}
