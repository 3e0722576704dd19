package org.millrace.console.ui.functions;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.create.NewFunction;
import org.millrace.console.core.create.NewFunction.Template;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.InstallationChoice;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.model.AppName;

/** What is entered for a new function, and whether it is enough. Knows no widget. */
final class NewFunctionModel {
  static final List<String> LEVELS = List.of("anonymous", "function", "admin");
  private static final String FIRST_APP = "hello";

  private final InstallationChoice where;
  private String app;
  private boolean isProposed = true;
  private NewFunction function = NewFunction.of(Template.HTTP);

  /**
   * @param app the app the person is at
   */
  NewFunctionModel(InstallationChoice where, Optional<AppName> app) {
    this.where = where;
    this.app = app.map(AppName::value).orElseGet(this::firstApp);
    setTemplate(Template.HTTP);
  }

  private String firstApp() {
    return apps().stream().findFirst().orElse(FIRST_APP);
  }

  InstallationChoice where() {
    return where;
  }

  /** Its first app is proposed. */
  void installationChosen() {
    setApp(firstApp());
  }

  /** The apps that can get a function. */
  List<String> apps() {
    return where.chosen().map(InstallationState::apps).orElse(List.of()).stream()
        .map(known -> known.name().value())
        .sorted()
        .toList();
  }

  String app() {
    return app;
  }

  /** A name that was only proposed may not be free there, or be freer. */
  void setApp(String name) {
    app = name.strip();
    if (isProposed) {
      setTemplate(function.template());
    }
  }

  NewFunction function() {
    return function;
  }

  /** Also proposes a name that is free, unless one was typed. */
  void setTemplate(Template template) {
    String start = template == Template.HTTP ? "hello" : "heartbeat";
    String free =
        Stream.concat(Stream.of(start), IntStream.iterate(2, i -> i + 1).mapToObj(i -> start + i))
            .filter(name -> !isTaken(name))
            .findFirst()
            .orElseThrow();
    String name = isProposed ? free : function.name();
    function =
        new NewFunction(
            template, name, function.route(), function.authLevel(), function.schedule());
  }

  void setName(String name) {
    isProposed = false;
    function = function.named(name.strip());
  }

  void setRoute(String route) {
    function = function.answeringAt(route.strip());
  }

  void setLevel(String level) {
    function = function.guardedBy(level);
  }

  void setSchedule(String schedule) {
    function = function.runningAt(schedule.strip());
  }

  /** The first thing that is missing or wrong, as a sentence; empty when there is none. */
  String problem() {
    if (where.chosen().isEmpty()) {
      return Messages.NewFunction_noInstallation;
    }
    try {
      new AppName(app);
    } catch (IllegalArgumentException wrong) {
      return wrong.getMessage();
    }
    String problem = function.problem();
    if (problem.isEmpty() && isTaken(function.name())) {
      return NLS.bind(Messages.NewFunction_exists, app, function.name());
    }
    return problem;
  }

  private boolean isTaken(String name) {
    return where.chosen().stream()
        .flatMap(state -> state.apps().stream())
        .filter(known -> known.name().value().equals(app))
        .map(App::functions)
        .flatMap(List::stream)
        .map(Function::name)
        .anyMatch(name::equalsIgnoreCase);
  }

  AppName appName() {
    return new AppName(app);
  }
}
