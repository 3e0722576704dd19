package org.millrace.console.ui.editor;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.edit.LiveFile;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.App;
import org.millrace.management.Deployment;

/** Why a file cannot be changed here, and where it can. */
final class ReadOnlyWords {
  private ReadOnlyWords() {}

  static String sentence(FileSession session, InstallationState installation) {
    int number = session.live().map(LiveFile::version).map(live -> live.deployment()).orElse(0);
    String stack =
        installation.app(session.file().app()).map(App::stack).map(ReadOnlyWords::name).orElse("");
    Optional<Deployment> made = installation.deployment(session.file().app(), number);
    Object[] values = {stack, number, made.map(Deployment::client).orElse("")};
    return NLS.bind(
        made.isPresent() ? Messages.Strip_readOnlyFrom : Messages.Strip_readOnly, values);
  }

  private static String name(String stack) {
    return switch (stack) {
      case "dotnet", "dotnet-isolated" -> ".NET";
      case "java" -> "Java";
      case "node" -> "TypeScript";
      default -> stack;
    };
  }
}
