package org.millrace.console.ui.apps;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.script.CommandScript;
import org.millrace.console.ui.InstallationChoice;
import org.millrace.model.AppName;

/** What is entered for a new app, and whether it is enough. Knows no widget. */
final class NewAppModel {
  private final InstallationChoice where;
  private String name = "";
  private boolean isEmpty = true;
  private String source = "";

  NewAppModel(InstallationChoice where) {
    this.where = where;
  }

  InstallationChoice where() {
    return where;
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
    if (where.chosen().isEmpty()) {
      return Messages.NewApp_noInstallation;
    }
    try {
      if (where.chosen().get().app(new AppName(name)).isPresent()) {
        return NLS.bind(Messages.NewApp_exists, name);
      }
    } catch (IllegalArgumentException wrong) {
      return wrong.getMessage();
    }
    return isEmpty || !source.isEmpty() ? "" : Messages.NewApp_sourceMissing;
  }

  /** The lines for a shell that do the same; empty while something is missing. */
  Optional<CommandScript> script() {
    return problem().isEmpty()
        ? where.chosen().map(installation -> new CommandScript(installation.connection(), words()))
        : Optional.empty();
  }

  private List<String> words() {
    return isEmpty ? List.of("apps", "create", name) : List.of("deploy", name, source, "--create");
  }

  AppName app() {
    return new AppName(name);
  }

  /** What to deploy into the new app; empty for an app without functions. */
  Optional<Path> source() {
    return isEmpty ? Optional.empty() : Optional.of(Path.of(source));
  }
}
