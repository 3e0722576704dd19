package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.settings.ConfigurationPage;
import org.millrace.management.Installation;

final class LocalSettingsTest extends EditorTest {
  @TempDir Path folder;

  @Test
  void a_local_settings_file_is_taken_over_as_edits() throws IOException {
    opened();
    Path file = folder.resolve("local.settings.json");
    Files.writeString(file, "{\"Values\": {\"FROM_FILE\": \"1\", \"ERP_URL\": \"http://erp\"}}");

    importFrom(file);

    Bot.await(
        "the new one",
        () -> Rows.rows(TestIds.SETTINGS_TABLE).toString().contains("+ new|FROM_FILE"));
    String rows = Rows.rows(TestIds.SETTINGS_TABLE).toString();
    assertFalse(rows.contains("~ changed"), rows);
  }

  @Test
  void a_file_that_is_no_local_settings_is_said() throws IOException {
    opened();
    Path file = folder.resolve("local.settings.json");
    Files.writeString(file, "no json");

    importFrom(file);

    Bot.await("the complaint", () -> said(TestIds.SETTINGS_STRIP).contains("is not valid JSON"));
    assertFalse(Bot.ui(() -> editor().isDirty()));
  }

  private static void importFrom(Path file) {
    Bot.ui(() -> {
      editor().getAdapter(ConfigurationPage.class).importFrom(file);
      return null;
    });
  }

  private void opened() {
    open(connected(Orders.in(Installation.Kind.TEST)), ConsoleIds.COMMAND_SETTINGS_OPEN);
    awaitState(TestIds.SETTINGS, "ready");
  }

  private static IEditorPart editor() {
    return Bot.window().getActivePage().getActiveEditor();
  }
}
