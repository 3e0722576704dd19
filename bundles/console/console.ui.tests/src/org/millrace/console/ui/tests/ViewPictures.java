package org.millrace.console.ui.tests;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Agent;
import org.millrace.management.Installation;

/** Takes pictures of lists in both themes. Its name keeps it out of an ordinary test run. */
final class ViewPictures extends EditorTest {
  @ParameterizedTest
  @ValueSource(strings = {"default", "dark"})
  void agents(String theme) {
    Pictures.asTheProduct(theme);
    FakeInstallation test = orders(Installation.Kind.TEST);
    test.addAgent(FakeInstallation.agent("pc-9", Agent.State.DRAINING));
    test.addAgent(FakeInstallation.agent("pc-15", Agent.State.SILENT));
    connected(test);
    FakeAgent plant = start(orders(Installation.Kind.PRODUCTION));
    connections.connect(plant.connection());
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_AGENTS));
    Bot.await("all rows", () -> Rows.rows(TestIds.AGENTS_TABLE).size() == 4);
    plant.die();
    awaitState(TestIds.AGENTS, "offline");
    Pictures.settle();
    Pictures.take(theme + "/60-agents");
    Pictures.asTheProduct("default");
  }
}
