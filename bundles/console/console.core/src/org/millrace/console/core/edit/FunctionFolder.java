package org.millrace.console.core.edit;

import java.io.IOException;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.App;
import org.millrace.management.FileEntry;
import org.millrace.management.Function;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;

/**
 * The folder that is one function's own, with its function.json in it: without the folder, the app
 * is without the function.
 *
 * @param version the version that was looked at
 * @param files the paths of all that is in it
 */
public record FunctionFolder(LiveVersion version, List<String> files) {
  public FunctionFolder {
    files = List.copyOf(files);
  }

  /**
   * Whether the function's code lies in a folder of its name, as far as is known without asking.
   */
  public static boolean isLikely(Function function) {
    return function.file().startsWith(folder(function));
  }

  /** Looks into the app; fails with a sentence when the function has no folder of its own. */
  public static AgentCall<FunctionFolder> of(
      InstallationMonitor installation, AppName app, Function function) {
    return AgentCall.question(
        installation,
        NLS.bind(Messages.FunctionFolder_title, function.name(), app),
        agent -> read(agent, agent.app(app), function));
  }

  private static FunctionFolder read(ManagementClient agent, App app, Function function)
      throws IOException, CoreException {
    if (LiveFile.isBuilt(app)) {
      throw refused(Messages.FunctionFolder_built, function, app.name());
    }
    List<String> files =
        ManagementFiles.list(agent, app.name()).stream()
            .map(FileEntry::path)
            .filter(path -> path.startsWith(folder(function)))
            .toList();
    if (!files.contains(folder(function) + "function.json")) {
      throw refused(Messages.FunctionFolder_shared, function, function.file());
    }
    return new FunctionFolder(LiveVersion.of(app), files);
  }

  private static CoreException refused(String sentence, Function function, Object other) {
    return new CoreException(Status.error(NLS.bind(sentence, function.name(), other)));
  }

  private static String folder(Function function) {
    return function.name() + "/";
  }

  /** What makes it gone. */
  List<FileChange> deletion() {
    return files.stream().<FileChange>map(FileChange.Delete::new).toList();
  }
}
