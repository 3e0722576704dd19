package org.millrace.console.ui.explorer;

import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.Node;

/** The state of each node with what no snapshot tells: which files have a draft on this machine. */
final class ExplorerDrafts {
  private final DraftStore drafts;

  ExplorerDrafts(DraftStore drafts) {
    this.drafts = drafts;
  }

  String state(Node node) {
    return switch (node) {
      case AppPartNode part when part.kind() == AppPartNode.Kind.FILES -> ofApp(part.parent());
      case FileNode file when !file.isFolder() -> ofFile(file);
      default -> ExplorerWords.state(node);
    };
  }

  private String ofApp(AppNode app) {
    int count = drafts.kept(app.installation().id(), app.app().name()).size();
    return switch (count) {
      case 0 -> "";
      case 1 -> Messages.Draft_one;
      default -> NLS.bind(Messages.Draft_files, count);
    };
  }

  private String ofFile(FileNode file) {
    FileKey key = new FileKey(file.installation().id(), file.parent().app().name(), file.path());
    return drafts.kept(key).isPresent() ? Messages.Draft_file : "";
  }
}
