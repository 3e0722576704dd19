package org.millrace.console.ui.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.script.CommandScript;
import org.millrace.console.ui.InstallationChoice;
import org.millrace.management.App;
import org.millrace.model.AppName;

/** What is entered in the Deploy wizard, and whether it is enough. Knows no widget. */
final class DeployModel {
  private final InstallationChoice where;
  private String source = "";
  private String app = "";
  private String message = "";

  DeployModel(InstallationChoice where) {
    this.where = where;
  }

  InstallationChoice where() {
    return where;
  }

  /** The apps there are, for choosing. */
  List<String> apps() {
    return where.chosen().map(InstallationState::apps).orElse(List.of()).stream()
        .map(App::name)
        .map(AppName::value)
        .toList();
  }

  String source() {
    return source;
  }

  void setSource(String text) {
    source = text.strip();
  }

  String app() {
    return app;
  }

  void setApp(String text) {
    app = text.strip();
  }

  String message() {
    return message;
  }

  void setMessage(String text) {
    message = text.strip();
  }

  /** The first thing that is missing or wrong, as a sentence; empty when there is none. */
  String problem() {
    if (source.isEmpty()) {
      return Messages.Wizard_noSource;
    }
    if (where.chosen().isEmpty()) {
      return Messages.Wizard_noInstallation;
    }
    String problem = AppNames.problem(app);
    return problem == null ? "" : problem;
  }

  /** Whether the deployment makes the app. */
  boolean isNewApp() {
    return where.chosen().flatMap(chosen -> chosen.app(new AppName(app))).isEmpty();
  }

  /** What a plan was made for; another one is due when it changes. */
  record Question(String source, String app, String installation) {}

  Question question() {
    return new Question(source, app, where.chosen().map(InstallationState::id).orElse(""));
  }

  /** The lines for a shell that do the same; empty while something is missing. */
  Optional<CommandScript> script() {
    return problem().isEmpty() ? where.chosen().map(this::script) : Optional.empty();
  }

  private CommandScript script(InstallationState installation) {
    return new CommandScript(
        installation.connection(),
        isNewApp() ? List.of("deploy", app, source, "--create") : List.of("deploy", app, source));
  }

  Path path() {
    return Path.of(source);
  }
}
