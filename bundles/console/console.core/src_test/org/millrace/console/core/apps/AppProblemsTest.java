package org.millrace.console.core.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.Apps;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.model.AppName;

final class AppProblemsTest {
  private static App app(App.State state, String reason, List<Function> functions) {
    return new App(
        new AppName("orders"),
        state,
        reason,
        "node",
        1,
        Optional.empty(),
        "",
        functions,
        List.of("The timer nightly never fires."));
  }

  @Test
  void an_app_that_runs_has_none() {
    assertEquals(List.of(), AppProblems.of(Apps.running("orders")));
  }

  @Test
  void everything_that_is_not_well_is_said_the_worst_first() {
    Function broken =
        new Function(
            "report", "blobTrigger", "", List.of(), "", true, "", "package 'pdfkit' not found");

    assertEquals(
        List.of(
            "orders runs nowhere: it needs python 3.12.",
            "Function report is not loaded: package 'pdfkit' not found",
            "The timer nightly never fires."),
        AppProblems.of(app(App.State.NOWHERE, "it needs python 3.12.", List.of(broken))));
  }
}
