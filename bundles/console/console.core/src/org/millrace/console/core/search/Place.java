package org.millrace.console.core.search;

import java.util.Optional;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.App;
import org.millrace.management.Function;

/**
 * A function or a file of an app, which can be opened by its name.
 *
 * @param name the function's name, or the file's path within the app
 * @param function empty for a file
 */
public record Place(
    InstallationState installation, App app, String name, Optional<Function> function) {

  public static Place of(InstallationState installation, App app, Function function) {
    return new Place(installation, app, function.name(), Optional.of(function));
  }

  public static Place of(InstallationState installation, App app, String path) {
    return new Place(installation, app, path, Optional.empty());
  }

  /** Where it is, in a person's words. */
  public String where() {
    return app.name() + " · " + installation.label();
  }
}
