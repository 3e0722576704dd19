package org.millrace.console.ui.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.viewers.ViewerDropAdapter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.ConnectionLine;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.Notifications;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.agents.ConnectWizard;
import org.millrace.console.ui.nodes.Node;

/**
 * Takes zips, folders, connection lines and agents' addresses that are dropped on things. Reads no
 * file: what was dropped is judged by a job afterwards.
 */
public final class PackageDrop extends ViewerDropAdapter {
  private final StructuredViewer viewer;
  private final IWorkbenchWindow window;
  private final InstallationConnections connections;

  public PackageDrop(StructuredViewer viewer, IWorkbenchPartSite site) {
    super(viewer);
    this.viewer = viewer;
    this.window = site.getWorkbenchWindow();
    this.connections = site.getService(InstallationConnections.class);
    setFeedbackEnabled(false);
  }

  /** Makes the viewer a target. */
  public void install() {
    viewer.addDropSupport(
        DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT,
        new Transfer[] {FileTransfer.getInstance(), TextTransfer.getInstance()},
        this);
  }

  @Override
  public boolean validateDrop(Object target, int operation, TransferData type) {
    if (TextTransfer.getInstance().isSupportedType(type)) {
      StatusLine.tell(window, Messages.Drop_textHint);
      overrideOperation(DND.DROP_COPY);
      return true;
    }
    Drop drop = judge(target);
    StatusLine.tell(window, drop.sentence());
    // Wayland drops nothing for a link, and a move would delete the person's files.
    overrideOperation(DND.DROP_COPY);
    return !(drop instanceof Drop.Refuse);
  }

  @Override
  public void dragLeave(DropTargetEvent event) {
    StatusLine.tell(window, "");
    super.dragLeave(event);
  }

  @Override
  public boolean performDrop(Object data) {
    return switch (data) {
      case String[] paths -> dropped(paths, (Node) getCurrentTarget());
      case String text -> droppedText(text);
      default -> false;
    };
  }

  /** Does what a drop of these files on the thing does; null is the empty area. */
  public boolean dropped(String[] paths, Node target) {
    if (paths.length != 1) {
      return refuse(NLS.bind(Messages.Drop_several, paths.length));
    }
    Path source = Path.of(paths[0]);
    return switch (judge(target)) {
      case Drop.Deploy deploy -> {
        DeployFlow.to(window, deploy.installation())
            .ifPresent(flow -> flow.startDropped(source, deploy.app()));
        yield true;
      }
      case Drop.NewApp newApp -> {
        DeployFlow.to(window, newApp.installation()).ifPresent(flow -> flow.startNewApp(source));
        yield true;
      }
      case Drop.Ask _ -> {
        DeployWizard.open(window, List.of(), source.toString());
        yield true;
      }
      case Drop.Refuse refused -> refuse(refused.sentence());
    };
  }

  /** A line that connects, or an address, which lacks the token. */
  private boolean droppedText(String text) {
    Optional<AgentConnection> wanted =
        ConnectionLine.find(text)
            .map(AgentConnection::of)
            .or(() -> AgentAddress.find(text).map(agent -> AgentConnection.to(agent, "")));
    // The drag has to end before a wizard runs.
    wanted.ifPresent(agent ->
        window
            .getShell()
            .getDisplay()
            .asyncExec(() -> ConnectWizard.open(window, InstallationState.unknown(agent))));
    return wanted.isPresent() || refuse(Messages.Drop_text);
  }

  private Drop judge(Object target) {
    return Drop.on((Node) target, connections.states());
  }

  private boolean refuse(String sentence) {
    Notifications.of(window).tellFailure(sentence);
    return false;
  }
}
