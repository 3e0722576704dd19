package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

final class PreferencesTest extends EditorTest {
  @AfterEach
  void forget() {
    PreferencePages.forget();
  }

  private static String theme() {
    return Bot.ui(
        () -> PlatformUI.getWorkbench().getService(IThemeEngine.class).getActiveTheme().getId());
  }

  private static RGB background(String id) {
    Composite strip = Bot.find(Composite.class, id);
    return Bot.ui(() -> strip.getBackground().getRGB());
  }

  @Test
  void the_theme_is_switched_while_the_console_runs() {
    FakeAgent agent = connected(Orders.in(Installation.Kind.PRODUCTION));
    open(agent, ConsoleIds.COMMAND_APP_OPEN);
    RGB light = background(TestIds.STRIP_PRODUCTION);
    RGB lightMuted = Bot.ui(() -> ConsoleColors.MUTED.color().getRGB());

    PreferencePages.open("");
    PreferencePages.set("Dark", true);
    PreferencePages.apply();

    Bot.await("the dark theme", () -> theme().endsWith("e4_dark"));
    Bot.await("a dark strip", () -> !background(TestIds.STRIP_PRODUCTION).equals(light));
    assertNotEquals(lightMuted, Bot.ui(() -> ConsoleColors.MUTED.color().getRGB()));
    PreferencePages.open("");
    PreferencePages.set("Light", true);
    PreferencePages.apply();

    Bot.await("the light theme", () -> theme().endsWith("e4_default"));
    Bot.await("a light strip", () -> background(TestIds.STRIP_PRODUCTION).equals(light));
    Label state = Bot.find(Label.class, TestIds.APP_STATE);
    Bot.await("dark words", () -> isDark(Bot.ui(() -> state.getForeground().getRGB())));
    Button restart = Bot.find(Button.class, TestIds.APP_RESTART);
    Bot.await("dark buttons", () -> isDark(Bot.ui(() -> restart.getForeground().getRGB())));
  }

  private static boolean isDark(RGB color) {
    return color.red + color.green + color.blue < 3 * 128;
  }

  @Test
  void who_wants_no_notifications_still_reads_the_sentence_in_the_status_line() {
    PreferencePages.open("");
    PreferencePages.set("None; the status line and the views still tell", true);
    PreferencePages.apply();
    FakeAgent agent = connected(Orders.in(Installation.Kind.TEST));
    agent.refuse("POST /api/v1/apps/orders/stop", 403, "You are reader only.");
    open(agent, ConsoleIds.COMMAND_APP_OPEN);
    awaitState(TestIds.APP, "ready");

    Bot.click(TestIds.APP_START_STOP);

    Bot.await("the sentence", () -> Bot.isSaid("You are reader only."));
    assertFalse(Bot.isThere(TestIds.NOTIFICATION));
  }

  @Test
  void a_port_that_is_none_is_said_and_not_kept() {
    PreferencePages.open(".publish");

    PreferencePages.type("Port:", "70000");

    Button close = PreferencePages.button("Apply and Close");
    assertFalse(Bot.ui(close::isEnabled));
  }
}
