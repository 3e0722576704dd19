package org.millrace.console.core.edit;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.Messages;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.App;
import org.millrace.management.FileEntry;
import org.millrace.management.ManagementClient;

/**
 * A file as it is live.
 *
 * @param version the version that has this content
 * @param isBuilt whether the app's code is made from a project elsewhere, so that changing it here
 *     would be lost with the next build
 */
public record LiveFile(LiveVersion version, FileContent content, boolean isBuilt) {
  /** Larger files are downloaded, not opened. */
  static final long LARGEST = 100L << 20;

  private static final Set<String> BUILT_STACKS = Set.of("dotnet", "dotnet-isolated", "java");
  private static final String SOURCE_MAP = "\n//# sourceMappingURL=";
  private static final int TRIES = 3;

  /** Reads the file from an agent. */
  public static AgentCall<LiveFile> query(InstallationMonitor installation, FileKey file) {
    return AgentCall.question(
        installation,
        NLS.bind(Messages.LiveFile_title, file.path(), file.app()),
        agent -> read(agent, file));
  }

  /** What is read while somebody deploys may be of two versions, so it is read again. */
  private static LiveFile read(ManagementClient agent, FileKey file) throws IOException {
    LiveVersion before = LiveVersion.of(agent.app(file.app()));
    for (int next = 1; ; next++) {
      App app = agent.app(file.app());
      FileContent content = content(agent, file);
      LiveVersion after = LiveVersion.of(agent.app(file.app()));
      if (before.hasFilesOf(after) || next == TRIES) {
        return new LiveFile(after, content, isBuilt(app, content));
      }
      before = after;
    }
  }

  private static FileContent content(ManagementClient agent, FileKey file) throws IOException {
    Optional<FileEntry> entry =
        ManagementFiles.list(agent, file.app()).stream()
            .filter(known -> known.path().equals(file.path()))
            .findFirst();
    if (entry.isEmpty()) {
      return new FileContent.Missing();
    }
    long size = entry.get().size();
    if (size > LARGEST) {
      return new FileContent.TooLarge(size);
    }
    return SourceText.decode(agent.file(file.app(), file.path()))
        .<FileContent>map(FileContent.Text::new)
        .orElseGet(() -> new FileContent.Binary(size));
  }

  private static boolean isBuilt(App app, FileContent content) {
    boolean isOutput =
        content instanceof FileContent.Text file && file.source().text().contains(SOURCE_MAP);
    return isOutput || isBuilt(app);
  }

  /** Whether the app's code is made from a project elsewhere, as its stack tells. */
  static boolean isBuilt(App app) {
    return BUILT_STACKS.contains(app.stack());
  }
}
