package org.millrace.console.ui.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.App;
import org.millrace.model.AppName;

/** What is entered in the Deploy wizard, and whether it is enough. Knows no widget. */
final class DeployModel {
  private final List<InstallationState> installations;
  private Optional<InstallationState> installation;
  private String source = "";
  private String app = "";
  private String message = "";

  /**
   * @param installations those that take orders
   */
  DeployModel(List<InstallationState> installations) {
    this.installations = installations;
    this.installation = installations.stream().findFirst();
  }

  List<InstallationState> installations() {
    return installations;
  }

  Optional<InstallationState> installation() {
    return installation;
  }

  void setInstallation(InstallationState chosen) {
    installation =
        installations.stream().filter(state -> state.id().equals(chosen.id())).findFirst();
  }

  /** The apps there are, for choosing. */
  List<String> apps() {
    return installation.map(InstallationState::apps).orElse(List.of()).stream()
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
    if (installation.isEmpty()) {
      return Messages.Wizard_noInstallation;
    }
    String problem = AppNames.problem(app);
    return problem == null ? "" : problem;
  }

  Path path() {
    return Path.of(source);
  }
}
