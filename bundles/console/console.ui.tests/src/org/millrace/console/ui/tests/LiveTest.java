package org.millrace.console.ui.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.model.AppName;

/** A test of the console with real agents; it is connected to the northern one. */
abstract class LiveTest extends ConsoleTest {
  @TempDir static Path folder;
  private static LiveInstallation installation;

  @BeforeAll
  static void startAgents() throws IOException {
    installation = LiveInstallation.start(folder);
  }

  @AfterAll
  static void stopAgents() {
    if (installation != null) {
      installation.close();
    }
  }

  @BeforeEach
  final void connect() {
    String line = north().say("connect").strip();
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_ADDRESS, line);
    finish();
    Bot.await("the two agents", () -> shown("").contains("agents: 2"));
  }

  static LiveAgent north() {
    return installation.north();
  }

  static LiveAgent south() {
    return installation.south();
  }

  /** The row of the installation in the Explorer. */
  static String row() {
    return "explorer:installation/" + north().address();
  }

  /** The row of an app. */
  static String row(String app) {
    return "explorer:app/" + north().address() + "/" + app;
  }

  /**
   * What the Explorer shows for an app, or for the installation when there is no name; empty when
   * it is not there.
   */
  static String shown(String app) {
    return Rows.text(TestIds.EXPLORER_TREE, app.isEmpty() ? row() : row(app)).orElse("");
  }

  /** Until a deployment of the app answers. */
  static void awaitLive(String app, int deployment) {
    Bot.awaitLong(
        app + " dep " + deployment, () -> shown(app).contains("Running · dep " + deployment));
  }

  /** What a caller of the app gets, whatever the console thinks of it. */
  final String called(String app, String path) {
    String url = connections.states().getFirst().app(new AppName(app)).orElseThrow().url();
    return Program.run(Map.of(), List.of("curl", "-sS", "--fail-with-body", url + path));
  }

  static void openCode(String app, String function, String file) {
    select(app, function);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);
    OpenFile.awaitName(file);
    OpenFile.awaitState("ready");
  }

  /** Selects a function of an app. */
  static void select(String app, String function) {
    String id = north().address() + "/" + app;
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + id);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + id);
    Rows.select(TestIds.EXPLORER_TREE, "explorer:function/" + id + "/" + function);
  }

  /** Calls the function whose code is in front, until it answers so. */
  static void awaitAnswer(String body) {
    Bot.command(ConsoleIds.COMMAND_TEST);
    Bot.await("the answer " + body, () -> body.equals(Answer.body()));
  }
}
