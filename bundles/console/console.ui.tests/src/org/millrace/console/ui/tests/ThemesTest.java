package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

/** What the themes make of controls, measured on the screen. */
final class ThemesTest extends EditorTest {
  @AfterEach
  void forget() {
    PreferencePages.forget();
  }

  /** Also after the theme was changed while the view was there. */
  @Test
  void a_button_of_a_view_is_dimmer_while_it_cannot_be_pressed() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    String app = agent.address() + "/orders";
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + app);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + app);
    Rows.select(TestIds.EXPLORER_TREE, "explorer:function/" + app + "/createOrder");
    Bot.command(ConsoleIds.COMMAND_TEST);
    Button enabled = Bot.find(Button.class, TestIds.TEST_SEND);
    Button disabled = Bot.find(Button.class, TestIds.TEST_CANCEL);

    assertDimmerInEveryTheme(disabled, enabled);
  }

  /** Also after the theme was changed while the editor was there. */
  @Test
  void a_button_of_an_editor_is_dimmer_while_it_cannot_be_pressed() {
    FakeInstallation installation = Orders.in(Installation.Kind.TEST);
    AppName name = Orders.NAME;
    installation.add(FakeInstallation.deployment(name, 1, Deployment.State.REPLACED, "", 1000));
    FakeAgent agent = connected(installation);
    openPart(agent, "deployments");
    awaitState(TestIds.APP_DEPLOYMENTS, "ready");
    String row = "deployments:dep/" + agent.address() + "/orders/1";
    Rows.selectRow(TestIds.APP_DEPLOYMENTS_TABLE, row);
    Button enabled = Bot.find(Button.class, TestIds.APP_DEPLOYMENTS_ROLL_BACK);
    Button disabled = Bot.find(Button.class, TestIds.APP_DEPLOYMENTS_CANCEL);

    assertDimmerInEveryTheme(disabled, enabled);
  }

  /** The platform's page offers the themes, too. */
  @Test
  void what_the_dark_theme_coloured_is_readable_in_the_light_one_however_it_was_chosen() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    open(agent, ConsoleIds.COMMAND_APP_OPEN);
    Label state = Bot.find(Label.class, TestIds.APP_STATE);

    Pictures.asTheProduct("dark");
    Pictures.asTheProduct("default");

    Rendered rendered = Rendered.of(state);
    assertTrue(rendered.contrast() > 4.5, rendered.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void a_button_of_a_dialog_is_dimmer_while_it_cannot_be_pressed(String theme) {
    PreferencePages.choose("theme", theme);
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    open(agent, ConsoleIds.COMMAND_APP_DELETE);
    Button button = Bot.find(Button.class, TestIds.CONFIRM_OK);
    Rendered disabled = disabled(button);

    Bot.type(TestIds.CONFIRM_NAME, "orders");

    assertDimmer(disabled, enabled(button));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void a_button_of_a_wizard_is_dimmer_while_it_cannot_be_pressed(String theme) {
    PreferencePages.choose("theme", theme);
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    wizard();
    Bot.type(TestIds.CONNECT_ADDRESS, "");
    Button button = button("Connect", "Finish");
    Rendered disabled = disabled(button);

    Bot.type(TestIds.CONNECT_ADDRESS, "127.0.0.1:7070");
    Bot.type(TestIds.CONNECT_TOKEN, "token");

    assertDimmer(disabled, enabled(button));
  }

  private static void assertDimmerInEveryTheme(Button disabled, Button enabled) {
    for (String theme : List.of("DARK", "LIGHT", "DARK", "LIGHT")) {
      PreferencePages.choose("theme", theme);

      assertDimmer(disabled(disabled), enabled(enabled));
      assertEquals(theme.equals("DARK"), enabled(enabled).isDark());
    }
  }

  private static Rendered disabled(Button button) {
    assertFalse(Bot.ui(button::isEnabled));
    return Rendered.of(button);
  }

  private static Rendered enabled(Button button) {
    Bot.await("an enabled button", () -> Bot.ui(button::isEnabled));
    return Rendered.of(button);
  }

  private static void assertDimmer(Rendered disabled, Rendered enabled) {
    String found = disabled + " beside " + enabled;
    assertTrue(disabled.contrast() < enabled.contrast() - 1, found);
  }
}
