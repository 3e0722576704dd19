package org.millrace.console.ui.explorer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.console.core.edit.ManagementFiles;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.NaturalOrder;
import org.millrace.management.FileEntry;

/**
 * The files of the apps whose branch was opened once. No snapshot holds them, so they are asked for
 * in the background, and again when another version is live.
 */
final class FileTree {
  /** Told in the UI thread. */
  interface Changes {
    /** The branch that was opened has its files now. */
    void come(AppPartNode branch);

    /** The branch has other files now. */
    void changed(AppPartNode branch);

    /** The sentence says why the files cannot be read. */
    void failed(String sentence);
  }

  private record Known(LiveVersion version, List<String> paths) {}

  private final InstallationConnections connections;
  private final Changes changes;
  private final Map<AppNode, Known> known = new HashMap<>();
  private final Set<AppNode> reading = new HashSet<>();

  FileTree(InstallationConnections connections, Changes changes) {
    this.connections = connections;
    this.changes = changes;
  }

  static boolean hasFiles(AppNode app) {
    return app.app().revision() > 0;
  }

  /** The files and folders of the app's root, as far as they are known. */
  Stream<FileNode> roots(AppNode app) {
    return within(app, "");
  }

  Stream<FileNode> children(FileNode folder) {
    return folder.isFolder() ? within(folder.parent(), folder.path() + "/") : Stream.of();
  }

  /** Folders first; what is deeper is told by its first part. */
  private Stream<FileNode> within(AppNode app, String folder) {
    List<String> paths = Optional.ofNullable(known.get(app)).map(Known::paths).orElse(List.of());
    return paths.stream()
        .filter(path -> path.startsWith(folder))
        .map(path -> node(app, path, path.indexOf('/', folder.length())))
        .distinct()
        .sorted(
            Comparator.comparing((FileNode node) -> !node.isFolder())
                .thenComparing(FileNode::name, NaturalOrder.INSTANCE));
  }

  private static FileNode node(AppNode app, String path, int end) {
    return end < 0
        ? new FileNode(app, path, false)
        : new FileNode(app, path.substring(0, end), true);
  }

  /** The person has opened the branch. */
  void open(AppNode app) {
    if (!known.containsKey(app)) {
      read(app);
    }
  }

  /** Asks again where another version is live than the one that is known. */
  void follow(List<InstallationState> states) {
    for (InstallationState state : states) {
      if (state.link().isConnected()) {
        state.apps().stream()
            .map(app -> new AppNode(state, app))
            .filter(this::isOutdated)
            .forEach(this::read);
      }
    }
  }

  private boolean isOutdated(AppNode app) {
    Known files = known.get(app);
    return files != null && !files.version().hasFilesOf(LiveVersion.of(app.app()));
  }

  private void read(AppNode app) {
    if (!reading.contains(app)) {
      connections.find(app.installation().id()).ifPresent(monitor -> read(app, monitor));
    }
  }

  private void read(AppNode app, InstallationMonitor installation) {
    reading.add(app);
    LiveVersion version = LiveVersion.of(app.app());
    AgentCall<List<FileEntry>> query =
        AgentCall.question(
            installation,
            NLS.bind(Messages.Files_reading, app.app().name()),
            agent -> ManagementFiles.list(agent, app.app().name()));
    OperationJobs.schedule(query, ended -> ended(app, version, query, ended));
  }

  private void ended(
      AppNode app, LiveVersion version, AgentCall<List<FileEntry>> query, IStatus ended) {
    reading.remove(app);
    if (ended.isOK()) {
      take(app, new Known(version, query.answer().stream().map(FileEntry::path).toList()));
    } else if (ended.matches(IStatus.ERROR)) {
      changes.failed(ended.getMessage());
    }
  }

  private void take(AppNode app, Known files) {
    AppPartNode branch = new AppPartNode(app, AppPartNode.Kind.FILES);
    if (known.put(app, files) == null) {
      changes.come(branch);
    } else {
      changes.changed(branch);
    }
  }
}
