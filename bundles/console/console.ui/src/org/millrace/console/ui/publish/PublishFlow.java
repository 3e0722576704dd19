package org.millrace.console.ui.publish;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.Operation;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.publish.EndpointOperation;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.core.publish.ProfileFormat;
import org.millrace.console.core.publish.ProfileQuery;
import org.millrace.console.core.publish.PublishTrial;
import org.millrace.console.core.publish.SaveProfileOperation;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.publish.PublishCommand;
import org.millrace.publish.PublishProfile;

/** What the commands and buttons about publishing start; the view says how it ended. */
final class PublishFlow {
  private final IWorkbenchWindow window;
  private final LocalPublishEndpoint endpoint;

  PublishFlow(IWorkbenchWindow window) {
    this.window = window;
    this.endpoint = window.getService(LocalPublishEndpoint.class);
  }

  boolean isOn() {
    return endpoint.state() instanceof LocalPublishEndpoint.State.On;
  }

  void turnOn(int port) {
    OperationJobs.schedule(EndpointOperation.on(endpoint, port), ended -> {});
  }

  void turnOff() {
    OperationJobs.schedule(EndpointOperation.off(endpoint), ended -> {});
  }

  /** Asks where to save the profile, saves it, and turns the endpoint on that it names. */
  void saveProfile(AppNode app) {
    ProfileDialog dialog = new ProfileDialog(window.getShell(), app, isOn());
    if (dialog.open() != ProfileDialog.OK) {
      return;
    }
    ProfileFormat format = dialog.format();
    Path file = dialog.file();
    query(app)
        .map(query -> new SaveProfileOperation(query, format, file))
        .ifPresent(save ->
            schedule(save, NLS.bind(Messages.Profile_saved, app.app().name(), file), this::keepOn));
  }

  private void keepOn() {
    if (!isOn()) {
      turnOn(LocalPublishEndpoint.USUAL_PORT);
    }
  }

  /** Puts the command line that publishes the app into the clipboard, without the password. */
  void copyCommand(AppNode app, PublishCommand command) {
    query(app)
        .ifPresent(query ->
            schedule(
                query,
                NLS.bind(Messages.Command_copied, app.app().name()),
                () -> copy(command.line(query.answer()))));
  }

  private void copy(String text) {
    Clipboard clipboard = new Clipboard(Display.getCurrent());
    clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
  }

  /** Goes the way of a client up to the package. */
  void test(AppNode app) {
    String works = NLS.bind(Messages.Trial_works, app.app().name(), app.installation().label());
    query(app).map(PublishTrial::new).ifPresent(trial -> schedule(trial, works, () -> {}));
  }

  private Optional<AgentCall<PublishProfile>> query(AppNode app) {
    return window
        .getService(InstallationConnections.class)
        .find(app.installation().id())
        .map(monitor -> ProfileQuery.of(monitor, app.app().name(), endpoint.url()));
  }

  private void schedule(Operation operation, String done, Runnable then) {
    OperationJobs.schedule(operation, ended -> tell(ended, done, then));
  }

  private void tell(IStatus ended, String done, Runnable then) {
    if (ended.matches(IStatus.CANCEL)) {
      return;
    }
    if (ended.isOK()) {
      then.run();
    }
    Consumer<PublishView> say =
        view ->
            view.tell(
                ended.isOK() ? Strip.Tone.INFO : Strip.Tone.ERROR,
                ended.isOK() ? done : ended.getMessage());
    PublishView.show(window).ifPresent(say);
  }
}
