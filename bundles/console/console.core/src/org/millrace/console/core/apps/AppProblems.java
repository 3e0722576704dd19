package org.millrace.console.core.apps;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.management.App;
import org.millrace.management.Function;

/** What is not well with an app, a sentence each, the worst first. */
public final class AppProblems {
  private AppProblems() {}

  public static List<String> of(App app) {
    List<String> problems = new ArrayList<>();
    switch (app.state()) {
      case ERROR -> problems.add(NLS.bind(Messages.AppProblem_error, app.name(), app.reason()));
      case NOWHERE -> problems.add(NLS.bind(Messages.AppProblem_nowhere, app.name(), app.reason()));
      case EMPTY, STARTING, RUNNING, DEPLOYING, STOPPED -> {
        // Not a problem: somebody wants it so, or it will be over soon.
      }
    }
    for (Function function : app.functions()) {
      if (!function.error().isEmpty()) {
        problems.add(NLS.bind(Messages.AppProblem_notLoaded, function.name(), function.error()));
      }
    }
    problems.addAll(app.warnings());
    return problems;
  }
}
