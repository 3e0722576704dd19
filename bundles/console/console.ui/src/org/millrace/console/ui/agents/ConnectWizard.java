package org.millrace.console.ui.agents;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.monitor.ConnectionProbe;
import org.millrace.console.core.monitor.ConnectionProbe.Answer;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.CancelWatch;
import org.millrace.console.ui.LastFailure;
import org.millrace.console.ui.Notifications;
import org.millrace.management.Installation;
import org.millrace.management.UntrustedCertificateException;

/**
 * Connects the console to an installation: asks the agent before it closes, and shows a certificate
 * that nobody trusts yet.
 */
public final class ConnectWizard extends Wizard {
  private final IWorkbenchWindow window;
  private final ConnectModel model;
  private final InstallationConnections connections;
  private final AgentPage agentPage;
  private final CertificatePage certificatePage;

  private ConnectWizard(IWorkbenchWindow window, ConnectModel model) {
    this.window = window;
    this.model = model;
    this.connections = window.getService(InstallationConnections.class);
    this.agentPage = new AgentPage(model);
    this.certificatePage = new CertificatePage(model);
    setWindowTitle(Messages.Connect_title);
    setNeedsProgressMonitor(true);
  }

  /** Opens it for a new connection; the clipboard may hold a connection line. */
  static void open(IWorkbenchWindow window, String clipboard) {
    ConnectModel model = new ConnectModel();
    model.take(clipboard);
    open(window, model);
  }

  /** Opens it for an installation to look at, or whose token or certificate is entered anew. */
  public static void open(IWorkbenchWindow window, InstallationState installation) {
    open(window, ConnectModel.of(installation));
  }

  private static void open(IWorkbenchWindow window, ConnectModel model) {
    new WizardDialog(window.getShell(), new ConnectWizard(window, model)).open();
  }

  @Override
  public void addPages() {
    addPage(agentPage);
    addPage(certificatePage);
  }

  /** The certificate's page comes only when there is a certificate to compare. */
  @Override
  public IWizardPage getNextPage(IWizardPage page) {
    return null;
  }

  @Override
  public boolean canFinish() {
    boolean isComparing = getContainer().getCurrentPage() == certificatePage;
    return agentPage.isPageComplete() && (!isComparing || certificatePage.isPageComplete());
  }

  @Override
  public boolean performFinish() {
    Answer answer = askWithProgress();
    return switch (answer) {
      case null -> false;
      case Answer.Works works -> connect(works.keepsKind());
      case Answer.StaysProduction stays -> agentPage.blameKind(stays.reason());
      case Answer.TokenRefused refused -> agentPage.blameToken(refused.reason());
      case Answer.Unreachable other -> agentPage.blameAddress(other.reason());
      case Answer.Untrusted untrusted -> compare(untrusted.certificate());
    };
  }

  private boolean connect(boolean keepsKind) {
    AgentConnection connection = model.connection(keepsKind);
    IStatus saved = connections.connect(connection);
    if (!saved.isOK()) {
      LastFailure.note(Messages.Connect_title, connection.id(), saved);
      Notifications.of(window).tellFailure(saved.getMessage());
    }
    return true;
  }

  private boolean compare(UntrustedCertificateException certificate) {
    model.distrust();
    certificatePage.show(certificate);
    getContainer().showPage(certificatePage);
    return false;
  }

  /** The agent's answer, or null when the person did not want to wait for it. */
  private Answer askWithProgress() {
    AgentConnection connection = model.connection(true);
    Optional<Installation.Kind> kind = model.chosenKind();
    AtomicReference<Answer> answer = new AtomicReference<>();
    try {
      getContainer().run(true, true, monitor -> answer.set(ask(connection, kind, monitor)));
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException cancelled) {
      return null;
    }
    return answer.get();
  }

  private Answer ask(
      AgentConnection connection, Optional<Installation.Kind> kind, IProgressMonitor monitor)
      throws InterruptedException {
    monitor.beginTask(
        NLS.bind(Messages.Connect_asking, connection.address()), IProgressMonitor.UNKNOWN);
    try (ConnectionProbe probe = new ConnectionProbe(connection, connections.wishes());
        CancelWatch watch = new CancelWatch(monitor, probe::cancel)) {
      Answer answer = probe.ask(kind);
      if (watch.isCancelled()) {
        throw new InterruptedException();
      }
      return answer;
    }
  }
}
