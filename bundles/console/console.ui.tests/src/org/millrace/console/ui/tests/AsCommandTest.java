package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

final class AsCommandTest extends EditorTest {
  private FakeAgent selected(Installation.Kind kind) {
    FakeAgent agent = connected(Orders.in(kind));
    Orders.select(agent);
    return agent;
  }

  private static String expected(FakeAgent agent, String line) {
    return "export MILLRACE_AGENT=http://" + agent.address() + "\n# set MILLRACE_TOKEN\n" + line;
  }

  private static String lines() {
    return Bot.text(TestIds.AS_COMMAND_LINES).replace(System.lineSeparator(), "\n");
  }

  private static void choose(String label) {
    Combo choice = Bot.find(Combo.class, TestIds.AS_COMMAND_CHOICE);
    Bot.ui(() -> {
      choice.select(Arrays.asList(choice.getItems()).indexOf(label));
      choice.notifyListeners(SWT.Selection, new Event());
      return null;
    });
  }

  private static boolean isEnabled() {
    return Bot.ui(() ->
        PlatformUI.getWorkbench()
            .getService(ICommandService.class)
            .getCommand(ConsoleIds.COMMAND_AS_COMMAND)
            .isEnabled());
  }

  @ParameterizedTest
  @EnumSource
  void every_line_belongs_to_a_command_of_the_console(CommandForm form) {
    ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);

    assertTrue(commands.getCommand(ConsoleIds.command(form.command())).isDefined());
  }

  @Test
  void what_can_be_done_with_an_app_is_shown_as_lines_to_copy() {
    FakeAgent agent = selected(Installation.Kind.TEST);

    Bot.command(ConsoleIds.COMMAND_AS_COMMAND);
    choose("Restart");
    assertEquals(expected(agent, "millrace apps restart orders\n"), lines());
    Bot.click(TestIds.AS_COMMAND_COPY);

    Bot.await("the copy", () -> Bot.clipboard().equals(lines()));
    assertFalse(lines().contains(FakeAgent.TOKEN));
  }

  @Test
  void a_question_shows_what_it_asks_about_as_lines() {
    FakeAgent agent = selected(Installation.Kind.PRODUCTION);

    Bot.command(ConsoleIds.COMMAND_APP_START_STOP);
    Bot.click(Bot.find(Link.class, TestIds.AS_COMMAND_LINK));

    Bot.await("the lines", () -> lines().equals(expected(agent, "millrace apps stop orders\n")));
    assertEquals(List.of(), agent.orders());
  }

  @Test
  void a_wizard_shows_lines_when_nothing_is_missing() {
    FakeAgent agent = selected(Installation.Kind.TEST);

    Bot.command(ConsoleIds.COMMAND_DEPLOY);
    Link link = Bot.find(Link.class, TestIds.AS_COMMAND_LINK);
    assertFalse(Bot.ui(link::isEnabled));
    Bot.type(TestIds.DEPLOY_SOURCE, "/home/anna/app.zip");
    Bot.await("all that is needed", () -> Bot.ui(link::isEnabled));
    Bot.click(link);

    Bot.await(
        "the lines",
        () -> lines().equals(expected(agent, "millrace deploy orders /home/anna/app.zip\n")));
  }

  @Test
  void without_a_selected_thing_there_is_nothing_to_show() {
    selected(Installation.Kind.TEST);
    assertTrue(isEnabled());

    connections.states().forEach(state -> connections.forget(state.id()));

    Bot.await("nothing to show", () -> !isEnabled());
  }

  @Test
  void the_names_of_selected_things_are_copied() {
    selected(Installation.Kind.TEST);
    Tree tree = Bot.find(Tree.class, TestIds.EXPLORER_TREE);
    Bot.ui(tree::setFocus);

    Bot.command("org.eclipse.ui.edit.copy");

    Bot.await("the name", () -> Bot.clipboard().equals("orders"));
  }
}
