package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.quickaccess.IQuickAccessComputer;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

final class OpenAnythingTest extends CodeTest {
  /** The platform gives it no id. */
  private static Table table() {
    Control pattern = Bot.find(Control.class, TestIds.OPEN_PATTERN);
    return Bot.ui(() ->
        Arrays.stream(pattern.getParent().getChildren())
            .filter(Table.class::isInstance)
            .map(Table.class::cast)
            .findFirst()
            .orElseThrow());
  }

  private static String first() {
    Table table = table();
    return Bot.ui(() -> table.getItemCount() == 0 ? "" : table.getItem(0).getText());
  }

  private static int count() {
    Table table = table();
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
    Bot.await("the function", () -> first().equals("createOrder – orders · test"));
    Bot.click(TestIds.OPEN_OK);

    OpenFile.awaitState("ready");
    assertEquals(CODE, OpenFile.text());
  }

  @Test
  void a_file_is_found_when_the_agent_has_told_it_and_opened_by_enter() {
    orders(Installation.Kind.TEST);

    search("getOrder.js");
    Bot.await("the file", () -> first().equals("src/getOrder.js – orders · test"));
    Table table = table();
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

    Bot.await("nothing", () -> count() == 0);
    assertEquals("", state());
    Button open = Bot.find(Button.class, TestIds.OPEN_OK);
    assertFalse(Bot.ui(open::isEnabled));
  }

  @Test
  void files_that_cannot_be_read_are_said_and_functions_are_found_all_the_same() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    agent.refuse("GET /api/v1/apps/orders/files", 500, "The disk is broken.");

    search("createOrder");

    Bot.await("the reason", () -> state().equals("Not all files are known: The disk is broken."));
    Bot.await("the function", () -> first().startsWith("createOrder – "));
  }

  @Test
  void an_agent_that_does_not_answer_keeps_nothing_of_others_away_and_is_left_alone_in_the_end() {
    orders(Installation.Kind.TEST);
    FakeInstallation slow = new FakeInstallation("plant", Installation.Kind.TEST);
    slow.add("mill", App.State.RUNNING, "", FakeInstallation.http("getMill", "GET", "/api/mill"));
    slow.add(FakeInstallation.deployment(new AppName("mill"), 1, Deployment.State.LIVE, "", 1000));
    FakeAgent silent = start(slow);
    silent.fallSilent("GET /api/v1/apps/mill/files");
    connections.connect(silent.connection());
    Bot.await("the other installation", () -> silent.openStreams() == 1);

    search("get");

    Bot.await("the other's file", () -> count() == 3 && first().startsWith("getMill – "));
    Bot.await("that it goes on", () -> state().equals("Reading the names of files…"));
    Bot.closeDialogs();
    Bot.await(
        "no question under way", () -> Job.getJobManager().find(JobFamilies.QUERY).length == 0);
  }

  @Test
  void wildcards_and_the_place_find_too_and_nothing_typed_finds_all() {
    orders(Installation.Kind.TEST);

    search("get?rder*tes");
    Bot.await("by wildcards", () -> first().startsWith("getOrder – ") && count() == 2);
    Bot.type(TestIds.OPEN_PATTERN, "orders · test");
    Bot.await("by the place", () -> count() == 6);
    Bot.type(TestIds.OPEN_PATTERN, "");
    Bot.await("everything", () -> count() == 6);
  }

  @Test
  void the_theme_can_be_changed_after_nothing_was_found() {
    orders(Installation.Kind.TEST);
    search("getOrder");
    Bot.await("something", () -> count() == 2);
    Bot.type(TestIds.OPEN_PATTERN, "nowhere at all");
    Bot.await("nothing", () -> count() == 0);
    Bot.closeDialogs();

    Pictures.asTheProduct("dark");
    Pictures.asTheProduct("default");

    assertFalse(Bot.isThere(TestIds.OPEN_PATTERN));
  }

  @Test
  void what_begins_with_what_was_typed_comes_first() {
    FakeInstallation installation = FakeInstallation.test();
    installation.add(
        "orders",
        App.State.RUNNING,
        "",
        FakeInstallation.http("createOrder", "POST", "/api/orders"),
        FakeInstallation.http("orderMail", "POST", "/api/mail"));
    connected(installation);

    search("order");

    Bot.await("both", () -> count() == 2 && first().startsWith("orderMail – "));
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

    Bot.await("the one", () -> count() == 1 && first().startsWith("handle9999 – "));
  }

  @Test
  void quick_access_finds_apps_functions_and_agents() throws CoreException {
    orders(Installation.Kind.TEST);

    QuickAccessElement[] found = quickAccess().computeElements();
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
  private static IQuickAccessComputer quickAccess() throws CoreException {
    for (IConfigurationElement computer :
        Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.quickAccess")) {
      if (computer.getContributor().getName().equals("org.millrace.console.ui")) {
        return (IQuickAccessComputer) computer.createExecutableExtension("class");
      }
    }
    throw new AssertionError("Quick Access does not know us.");
  }
}
