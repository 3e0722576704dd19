package org.millrace.console.ui.apps;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.model.AppName;

/** What is entered for a new app, and whether it is enough. Knows no widget. */
final class NewAppModel {
  private final List<InstallationState> installations;
  private Optional<InstallationState> installation;
  private String name = "";
  private boolean isEmpty = true;
  private String source = "";

  /**
   * @param installations those that take orders
   * @param selected where the person is
   */
  NewAppModel(List<InstallationState> installations, Optional<InstallationState> selected) {
    this.installations = installations;
    this.installation =
        selected
            .flatMap(s -> installations.stream().filter(i -> i.id().equals(s.id())).findFirst())
            .or(() -> installations.stream().findFirst());
  }

  List<InstallationState> installations() {
    return installations;
  }

  Optional<InstallationState> installation() {
    return installation;
  }

  void setInstallation(int index) {
    installation = Optional.of(installations.get(index));
  }

  void setName(String text) {
    name = text.strip();
  }

  boolean isEmpty() {
    return isEmpty;
  }

  void setEmpty(boolean empty) {
    isEmpty = empty;
  }

  void setSource(String text) {
    source = text.strip();
  }

  /** The first thing that is missing or wrong, as a sentence; empty when there is none. */
  String problem() {
    if (installation.isEmpty()) {
      return Messages.NewApp_noInstallation;
    }
    try {
      if (installation.get().app(new AppName(name)).isPresent()) {
        return NLS.bind(Messages.NewApp_exists, name);
      }
    } catch (IllegalArgumentException wrong) {
      return wrong.getMessage();
    }
    return isEmpty || !source.isEmpty() ? "" : Messages.NewApp_sourceMissing;
  }

  AppName app() {
    return new AppName(name);
  }

  /** What to deploy into the new app; empty for an app without functions. */
  Optional<Path> source() {
    return isEmpty ? Optional.empty() : Optional.of(Path.of(source));
  }
}
