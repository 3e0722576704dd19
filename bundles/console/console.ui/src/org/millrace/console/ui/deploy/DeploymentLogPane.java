package org.millrace.console.ui.deploy;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.deploy.DeploymentCalls;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.management.Deployment;
import org.millrace.management.Deployment.LogEntry;

/** The log of one deployment; read again while it goes on. */
final class DeploymentLogPane extends Composite {
  private final InstallationConnections connections;
  private final Label title;
  private final StyledText lines;
  private Optional<DeploymentNode> shown = Optional.empty();
  private Optional<Job> reading = Optional.empty();

  DeploymentLogPane(Composite parent, InstallationConnections connections) {
    super(parent, SWT.NONE);
    this.connections = connections;
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
    title = new Label(this, SWT.NONE);
    title.setText(Messages.Log_nothingSelected);
    GridDataFactory.fillDefaults().indent(4, 2).grab(true, false).applyTo(title);
    lines = new StyledText(this, SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
    TestIds.set(lines, TestIds.DEPLOYMENTS_LOG);
    lines.setFont(JFaceResources.getTextFont());
    lines.setMargins(4, 2, 4, 2);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(lines);
    addDisposeListener(event -> reading.ifPresent(Job::cancel));
  }

  /** Shows the log of this deployment. */
  void show(DeploymentNode node) {
    boolean isOther = !shown.equals(Optional.of(node));
    boolean mayHaveGrown = shown.isEmpty() || isUnfinished(shown.get()) || isUnfinished(node);
    shown = Optional.of(node);
    Deployment deployment = node.deployment();
    Object[] values = {
      deployment.app(), deployment.number(), DeploymentWords.step(deployment.state())
    };
    title.setText(NLS.bind(Messages.Log_of, values));
    if (isOther) {
      lines.setText("");
    }
    if (isOther || mayHaveGrown) {
      read(node);
    }
  }

  private static boolean isUnfinished(DeploymentNode node) {
    return node.deployment().state().isRunning();
  }

  private void read(DeploymentNode node) {
    reading.ifPresent(Job::cancel);
    reading =
        connections
            .find(node.installation().id())
            .map(monitor -> DeploymentCalls.log(monitor, node.deployment()))
            .map(query -> OperationJobs.schedule(query, ended -> show(node, query, ended)));
  }

  private void show(DeploymentNode node, AgentCall<List<LogEntry>> query, IStatus ended) {
    if (isDisposed() || !shown.equals(Optional.of(node)) || ended.matches(IStatus.CANCEL)) {
      return;
    }
    if (ended.isOK()) {
      write(query.answer());
    } else {
      lines.setText(ended.getMessage());
    }
  }

  private void write(List<LogEntry> entries) {
    lines.setText("");
    for (LogEntry entry : entries) {
      int start = lines.getCharCount();
      String line = Times.moment(entry.time()) + "  " + entry.message() + "\n";
      lines.append(line);
      lines.setStyleRange(style(entry, start, line.length()));
    }
    lines.setTopIndex(lines.getLineCount() - 1);
  }

  private static StyleRange style(LogEntry entry, int start, int length) {
    StyleRange style = new StyleRange();
    style.start = start;
    style.length = length;
    style.foreground =
        switch (entry.level()) {
          case MESSAGE -> null;
          case WARNING -> ConsoleColors.WARN.color();
          case ERROR -> ConsoleColors.ERROR.color();
        };
    return style;
  }
}
