package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.welcome.FirstSteps.Step;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.welcome.Welcome;
import org.millrace.console.ui.welcome.WelcomeInput;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;
import org.millrace.model.AppName;

final class WelcomeTest extends ConsoleTest {
  private static final AppName ORDERS = new AppName("orders");

  @BeforeEach
  void nothingWasCalled() {
    InstanceScope.INSTANCE.getNode("org.millrace.console.ui").remove("test.called");
  }

  /** As if the agent were the one of this machine. */
  private static void open(FakeAgent agent) {
    Bot.ui(() ->
        Bot.window()
            .getActivePage()
            .openEditor(
                new WelcomeInput(AgentAddress.parse(agent.address())), ConsoleIds.EDITOR_WELCOME));
  }

  private static String sentence(Step step) {
    Label label = Bot.find(Label.class, TestIds.welcome(step) + ".sentence");
    return Bot.ui(label::getText);
  }

  private static String state(Step step) {
    Label label = Bot.find(Label.class, TestIds.welcome(step) + ".state");
    return Bot.ui(label::getText);
  }

  private static boolean isEnabled(Step step) {
    Button button = Bot.find(Button.class, TestIds.welcome(step));
    return Bot.ui(button::isEnabled);
  }

  private static void awaitNext(String step) {
    Control root = Bot.find(Control.class, TestIds.WELCOME);
    Bot.await("the step " + step, () -> step.equals(Bot.ui(() -> root.getData(TestIds.STATE))));
  }

  private static void greet() {
    Bot.ui(() -> {
      Welcome.greet(Bot.window());
      return null;
    });
  }

  private static String activeEditor() {
    IEditorPart editor = Bot.ui(() -> Bot.window().getActivePage().getActiveEditor());
    return editor == null ? "" : Bot.ui(editor::getTitle);
  }

  @Test
  void a_console_that_knows_no_agent_begins_with_it_and_one_that_does_does_not() {
    greet();
    assertEquals("Welcome", activeEditor());
    Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));

    connected(FakeInstallation.test());
    greet();
    assertEquals("", activeEditor());
  }

  @Test
  void an_agent_of_this_machine_is_found_and_connected_with_its_token() {
    FakeAgent agent = start(FakeInstallation.test());

    open(agent);

    Bot.await("it", () -> sentence(Step.CONNECT).equals("An agent runs on this machine."));
    assertEquals("Step 1 of 4", state(Step.CONNECT));
    assertFalse(isEnabled(Step.CREATE) || isEnabled(Step.CALL) || isEnabled(Step.PUBLISH));
    Bot.click(TestIds.welcome(Step.CONNECT));
    Bot.type(TestIds.CONNECT_ADDRESS, agent.address());
    Bot.type(TestIds.CONNECT_TOKEN, FakeAgent.TOKEN);
    finish();
    awaitNext("CREATE");
    assertEquals("Done", state(Step.CONNECT));
    assertEquals("Connected: test", sentence(Step.CONNECT));
    assertTrue(isEnabled(Step.CREATE));
  }

  @Test
  void without_one_it_is_said_and_looked_for_again_by_who_comes_back() {
    FakeAgent agent = start(FakeInstallation.test());
    int port = agent.port();
    agent.die();

    open(agent);

    String nobody = "No agent answers at " + agent.address() + ".";
    Bot.await("nobody", () -> sentence(Step.CONNECT).startsWith(nobody));
    assertTrue(isEnabled(Step.CONNECT));
    try (FakeAgent started = new FakeAgent(FakeInstallation.test(), port)) {
      comeBack();
      Bot.await("it", () -> sentence(Step.CONNECT).equals("An agent runs on this machine."));
      assertTrue(started.orders().isEmpty());
    }
  }

  private static void comeBack() {
    IEditorPart editor = Bot.ui(() -> Bot.window().getActivePage().getActiveEditor());
    Bot.ui(() -> {
      editor.setFocus();
      return null;
    });
  }

  @Test
  void the_steps_are_ticked_off_as_they_are_done() {
    FakeInstallation test = FakeInstallation.test();
    FakeAgent agent = connected(test);
    open(agent);
    awaitNext("CREATE");

    Function hello = FakeInstallation.http("hello", "GET", "/api/hello");
    test.add("orders", App.State.RUNNING, "", hello);
    awaitNext("CALL");
    assertEquals("Functions: 1", sentence(Step.CREATE));

    Bot.click(TestIds.welcome(Step.CALL));
    Bot.await("the function", () -> Bot.text(TestIds.TEST_PATH).equals("/api/hello"));
    Bot.click(TestIds.TEST_SEND);
    awaitNext("PUBLISH");

    test.add(published(test));
    awaitNext("DONE");
    assertEquals("Done", state(Step.PUBLISH));
  }

  private static Deployment published(FakeInstallation test) {
    Deployment made = FakeInstallation.deployment(ORDERS, 2, Deployment.State.LIVE, "", 1);
    return new Deployment(
        made.id(),
        made.number(),
        made.app(),
        made.state(),
        "",
        "anna",
        "Visual Studio",
        "",
        made.received(),
        made.ended(),
        1,
        made.packageSha256(),
        made.revision(),
        true);
  }

  @Test
  void a_profile_is_offered_for_an_app_that_is_there() {
    FakeInstallation test = FakeInstallation.test();
    test.add("orders", App.State.RUNNING, "");
    open(connected(test));
    awaitNext("CREATE");

    Bot.click(TestIds.welcome(Step.PUBLISH));

    assertTrue(Bot.text(TestIds.PROFILE_PATH).endsWith("orders.pubxml"));
  }

  @Test
  void the_plain_editor_is_named_for_those_whose_reader_needs_it() {
    open(start(FakeInstallation.test()));

    Bot.click(Bot.find(Link.class, TestIds.WELCOME_EDITOR));

    Bot.await("the preferences", () -> Bot.ui(() -> lookFor("Preferences") != null));
  }
}
