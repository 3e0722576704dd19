package org.millrace.console.ui.explorer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.GroupNode;
import org.millrace.console.ui.nodes.InstallationNode;
import org.millrace.console.ui.nodes.NaturalOrder;
import org.millrace.console.ui.nodes.Node;
import org.millrace.management.Agent;

/** What stands under what in the Explorer. */
final class ExplorerTree implements ITreeContentProvider {
  private static final int NEWEST_DEPLOYMENTS = 5;

  private final FileTree files;
  private List<InstallationState> states = List.of();

  /**
   * @param files where the files come from, which no snapshot holds
   */
  ExplorerTree(FileTree files) {
    this.files = files;
  }

  void setStates(List<InstallationState> now) {
    states = now;
  }

  @Override
  public Object[] getElements(Object input) {
    return states.stream().map(InstallationNode::new).toArray();
  }

  @Override
  public Object[] getChildren(Object parent) {
    return children((Node) parent).toArray();
  }

  @Override
  public boolean hasChildren(Object element) {
    return switch ((Node) element) {
      case InstallationNode node -> node.installation().snapshot().isPresent();
      case AppNode _ -> true;
      case AppPartNode node when node.kind() == AppPartNode.Kind.FILES ->
          FileTree.hasFiles(node.parent());
      case GroupNode _, AppPartNode _ -> children((Node) element).findAny().isPresent();
      case FileNode node -> node.isFolder();
      case FunctionNode _, DeploymentNode _, AgentNode _ -> false;
    };
  }

  @Override
  public Object getParent(Object element) {
    return switch ((Node) element) {
      case InstallationNode _ -> null;
      case GroupNode node -> new InstallationNode(node.installation());
      case AppNode node -> new GroupNode(node.installation(), GroupNode.Kind.APPS);
      case AppPartNode node -> node.parent();
      case FunctionNode node -> new AppPartNode(node.parent(), AppPartNode.Kind.FUNCTIONS);
      case DeploymentNode node ->
          node.installation()
              .app(node.deployment().app())
              .map(app -> new AppNode(node.installation(), app))
              .map(app -> new AppPartNode(app, AppPartNode.Kind.DEPLOYMENTS))
              .orElse(null);
      case FileNode node -> above(node);
      case AgentNode node -> new GroupNode(node.installation(), GroupNode.Kind.AGENTS);
    };
  }

  private Stream<? extends Node> children(Node parent) {
    return switch (parent) {
      case InstallationNode node -> groups(node);
      case GroupNode node -> members(node);
      case AppNode node ->
          Stream.of(AppPartNode.Kind.values()).map(kind -> new AppPartNode(node, kind));
      case AppPartNode node -> contents(node);
      case FileNode node -> files.children(node);
      case FunctionNode _, DeploymentNode _, AgentNode _ -> Stream.of();
    };
  }

  private static Stream<GroupNode> groups(InstallationNode node) {
    if (node.installation().snapshot().isEmpty()) {
      return Stream.of();
    }
    return Stream.of(GroupNode.Kind.values()).map(kind -> new GroupNode(node.installation(), kind));
  }

  private static Stream<? extends Node> members(GroupNode node) {
    InstallationState state = node.installation();
    return switch (node.kind()) {
      case APPS ->
          state.apps().stream()
              .sorted(Comparator.comparing(app -> app.name().value(), NaturalOrder.INSTANCE))
              .map(app -> new AppNode(state, app));
      case AGENTS ->
          state.snapshot().stream()
              .flatMap(snapshot -> snapshot.agents().stream())
              .sorted(Comparator.comparing(Agent::name, NaturalOrder.INSTANCE))
              .map(agent -> new AgentNode(state, agent));
    };
  }

  private static Node above(FileNode node) {
    int end = node.path().lastIndexOf('/');
    return end < 0
        ? new AppPartNode(node.parent(), AppPartNode.Kind.FILES)
        : new FileNode(node.parent(), node.path().substring(0, end), true);
  }

  private Stream<? extends Node> contents(AppPartNode node) {
    AppNode app = node.parent();
    return switch (node.kind()) {
      case FUNCTIONS ->
          app.app().functions().stream()
              .sorted(Comparator.comparing(f -> f.name(), NaturalOrder.INSTANCE))
              .map(function -> new FunctionNode(app, function));
      case DEPLOYMENTS ->
          app.installation().deployments(app.app().name()).stream()
              .limit(NEWEST_DEPLOYMENTS)
              .map(deployment -> new DeploymentNode(app.installation(), deployment));
      case FILES -> files.roots(app);
      case CONFIGURATION, KEYS -> Stream.of();
    };
  }
}
