package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.quickaccess.IQuickAccessComputerExtension;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.management.Installation;

final class OpenAnythingTest extends CodeTest {
  private static String first() {
    Table table = Bot.find(Table.class, TestIds.OPEN_TABLE);
    return Bot.ui(() -> table.getItemCount() == 0 ? "" : table.getItem(0).getText(0));
  }

  private static int count() {
    Table table = Bot.find(Table.class, TestIds.OPEN_TABLE);
    return Bot.ui(table::getItemCount);
  }

  private static String state() {
    Label state = Bot.find(Label.class, TestIds.OPEN_STATE);
    return Bot.ui(state::getText);
  }

  private static void search(String typed) {
    Bot.command(ConsoleIds.COMMAND_OPEN_ANYTHING);
    Bot.type(TestIds.OPEN_PATTERN, typed);
  }

  private static void awaitFiles() {
    Bot.await("all names of files", () -> !state().contains("Reading"));
  }

  @Test
  void a_function_is_found_by_a_part_of_its_name_and_opened() {
    orders(Installation.Kind.TEST);

    search("creat");
    Bot.await("the function", () -> first().equals("createOrder"));
    Bot.click(TestIds.OPEN_OK);

    OpenFile.awaitState("ready");
    assertEquals(CODE, OpenFile.text());
  }

  @Test
  void a_file_is_found_when_the_agent_has_told_it_and_opened_by_enter() {
    orders(Installation.Kind.TEST);

    search("getOrder.js");
    Bot.await("the file", () -> first().equals("src/getOrder.js"));
    Table table = Bot.find(Table.class, TestIds.OPEN_TABLE);
    Bot.ui(() -> {
      table.notifyListeners(SWT.DefaultSelection, new Event());
      return null;
    });

    OpenFile.awaitName("getOrder.js");
  }

  @Test
  void what_is_nowhere_cannot_be_opened() {
    orders(Installation.Kind.TEST);

    search("nowhere at all");
    awaitFiles();

    assertEquals("Found: 0", state());
    Button open = Bot.find(Button.class, TestIds.OPEN_OK);
    assertFalse(Bot.ui(open::isEnabled));
  }

  @Test
  void files_that_cannot_be_read_are_said_and_functions_are_found_all_the_same() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    agent.refuse("GET /api/v1/apps/orders/files", 500, "The disk is broken.");

    search("createOrder");

    Bot.await(
        "the reason",
        () -> state().equals("Found: 1. Not all files are known: The disk is broken."));
    assertEquals("createOrder", first());
  }

  @Test
  void ten_thousand_functions_are_searched_without_a_freeze() {
    FakeInstallation installation = FakeInstallation.test();
    Function[] many =
        IntStream.range(0, 10_000)
            .mapToObj(i -> FakeInstallation.http("handle" + i, "GET", "/api/" + i))
            .toArray(Function[]::new);
    installation.add("orders", App.State.RUNNING, "", many);
    FakeAgent agent = connected(installation);
    agent.packages().with("orders", "host.json", "{}");

    search("handle");
    Bot.await("all of them", () -> count() == 10_000);
    for (String typed : List.of("handle9", "handle99", "handle999", "handle9999")) {
      Bot.type(TestIds.OPEN_PATTERN, typed);
    }

    Bot.await("the one", () -> count() == 1 && first().equals("handle9999"));
  }

  @Test
  void quick_access_finds_apps_functions_and_agents() throws CoreException {
    orders(Installation.Kind.TEST);

    QuickAccessElement[] found =
        quickAccess().computeElements("createOrder", new NullProgressMonitor());
    List<String> labels = Arrays.stream(found).map(QuickAccessElement::getLabel).toList();

    assertTrue(labels.contains("createOrder - orders · test"), labels.toString());
    assertTrue(labels.contains("orders - test"), labels.toString());
    assertTrue(labels.contains("pc-14 - test"), labels.toString());
    QuickAccessElement function =
        Arrays.stream(found)
            .filter(element -> element.getLabel().startsWith("createOrder"))
            .findFirst()
            .orElseThrow();
    Bot.ui(() -> {
      function.execute();
      return null;
    });
    OpenFile.awaitState("ready");
  }

  /** Ours, as Quick Access itself comes to it. */
  private static IQuickAccessComputerExtension quickAccess() throws CoreException {
    for (IConfigurationElement computer :
        Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.quickAccess")) {
      if (computer.getContributor().getName().equals("org.millrace.console.ui")) {
        return (IQuickAccessComputerExtension) computer.createExecutableExtension("class");
      }
    }
    throw new AssertionError("Quick Access does not know us.");
  }
}
