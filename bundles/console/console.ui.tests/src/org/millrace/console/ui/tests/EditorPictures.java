package org.millrace.console.ui.tests;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

/** Takes pictures of code in both themes. Its name keeps it out of a test run. */
final class EditorPictures extends ConsoleTest {
  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void pictures(String theme) {
    Pictures.asTheProduct(theme);
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_DEPLOYMENTS));
    FakeAgent agent = connected(PicturedPlant.of("plant-a", Installation.Kind.PRODUCTION));
    PicturedPlant.code(agent);
    PicturedPlant.openCode(agent);
    OpenFile.type("// Not live yet.\n");
    OpenFile.save();
    Bot.await("the draft", () -> OpenFile.said().startsWith("Draft"));
    take(theme + "/16-draft-on-production");

    Bot.command(ConsoleIds.COMMAND_FUNCTION_NEW);
    Bot.type(TestIds.FUNCTION_NAME, "cancelOrder");
    Bot.type(TestIds.FUNCTION_ROUTE, "orders/{id");
    take(theme + "/15-new-function");
    Pictures.asTheProduct("default");
  }

  private static void take(String name) {
    Pictures.settle();
    Pictures.take(name);
  }
}
