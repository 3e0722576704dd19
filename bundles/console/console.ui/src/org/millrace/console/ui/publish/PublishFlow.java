package org.millrace.console.ui.publish;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
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
import org.millrace.console.core.SavedFile;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.publish.CredentialReset;
import org.millrace.console.core.publish.EndpointListeners;
import org.millrace.console.core.publish.EndpointOperation;
import org.millrace.console.core.publish.Export;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.core.publish.ProfileFormat;
import org.millrace.console.core.publish.ProfileQuery;
import org.millrace.console.core.publish.PublishSwitch;
import org.millrace.console.core.publish.PublishTrial;
import org.millrace.console.ui.ConfirmDialog;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.SaveAs;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.preferences.Preferences;
import org.millrace.management.Fingerprint;
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

  void turnOn(EndpointListeners wanted) {
    OperationJobs.schedule(EndpointOperation.on(endpoint, wanted), ended -> {});
  }

  void turnOff() {
    OperationJobs.schedule(EndpointOperation.off(endpoint), ended -> {});
  }

  /** Asks where to save the profile, turns the endpoint on that it names, and saves it. */
  void saveProfile(AppNode app) {
    ProfileDialog dialog = new ProfileDialog(window.getShell(), app, isOn());
    if (dialog.open() != ProfileDialog.OK) {
      return;
    }
    ProfileFormat format = dialog.format();
    Path file = dialog.file();
    if (isOn()) {
      saveProfile(app, format, file);
      return;
    }
    // Where it listens with TLS is known when it does.
    OperationJobs.schedule(
        EndpointOperation.on(endpoint, Preferences.endpoint()),
        ended -> saveProfile(app, format, file));
  }

  private void saveProfile(AppNode app, ProfileFormat format, Path file) {
    String done = NLS.bind(Messages.Profile_saved, app.app().name(), file);
    save(app, file, done, (monitor, to) -> profile(monitor, app, format, to));
  }

  private Operation profile(
      InstallationMonitor monitor, AppNode app, ProfileFormat format, SavedFile file) {
    AgentCall<PublishProfile> query =
        ProfileQuery.of(monitor, app.app().name(), endpoint.url(format));
    return Export.profile(query, format, file);
  }

  private void save(
      AppNode app,
      Path file,
      String done,
      BiFunction<InstallationMonitor, SavedFile, Operation> saving) {
    monitor(app)
        .ifPresent(monitor ->
            SaveAs.save(
                window,
                app.installation(),
                file,
                to -> saving.apply(monitor, to),
                ended -> tell(ended, done, () -> {})));
  }

  /** Asks where to save the CA of the app's installation, and saves it. */
  void exportAuthority(AppNode app) {
    InstallationState installation = app.installation();
    AuthorityDialog dialog = new AuthorityDialog(window.getShell(), installation);
    if (dialog.open() != AuthorityDialog.OK) {
      return;
    }
    Path file = dialog.file();
    String done = NLS.bind(Messages.Authority_saved, installation.label(), file);
    save(app, file, done, Export::authority);
  }

  /** Asks, since every profile made before is worth nothing then, and resets the password. */
  void reset(AppNode app) {
    InstallationState installation = app.installation();
    String question = NLS.bind(Messages.Reset_question, app.app().name(), installation.label());
    String verb =
        installation.isProduction() ? Messages.Reset_inProductionVerb : Messages.Reset_verb;
    if (new ConfirmDialog(window.getShell(), installation, question, verb).confirmed()) {
      monitor(app)
          .map(monitor -> CredentialReset.of(monitor, app.app().name()))
          .ifPresent(
              order -> schedule(order, NLS.bind(Messages.Reset_done, app.app().name()), () -> {}));
    }
  }

  /** Asks, as clients ask nobody, and lets them deploy to production; or lets them no more. */
  void switchAccepting(AppNode app) {
    InstallationState installation = app.installation();
    boolean accepts = !installation.acceptsPublishes();
    if (accepts && !isSure(installation)) {
      return;
    }
    String done = accepts ? Messages.Accepts_opened : Messages.Accepts_closed;
    monitor(app)
        .map(monitor -> PublishSwitch.of(monitor, accepts))
        .ifPresent(order -> schedule(order, NLS.bind(done, installation.label()), () -> {}));
  }

  private boolean isSure(InstallationState installation) {
    String question = NLS.bind(Messages.Accepts_openQuestion, installation.label());
    return new ConfirmDialog(window.getShell(), installation, question, Messages.Accepts_openVerb)
        .confirmed();
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

  static void copy(String text) {
    Clipboard clipboard = new Clipboard(Display.getCurrent());
    clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
  }

  /** Goes the way of a client up to the package, at each listener. */
  void test(AppNode app) {
    Optional<URI> secure =
        endpoint.state() instanceof LocalPublishEndpoint.State.On on
            ? on.secure()
            : Optional.empty();
    String listeners =
        secure
            .map(tls -> NLS.bind(Messages.Trial_both, endpoint.url(), tls))
            .orElse(endpoint.url().toString());
    String works =
        NLS.bind(
            Messages.Trial_works,
            new Object[] {app.app().name(), app.installation().label(), listeners});
    query(app)
        .map(query -> new PublishTrial(query, secure, authority(app)))
        .ifPresent(trial -> schedule(trial, works, () -> {}));
  }

  private static Optional<Fingerprint> authority(AppNode app) {
    return app.installation()
        .snapshot()
        .map(known -> known.installation().caFingerprint())
        .filter(fingerprint -> !fingerprint.isEmpty())
        .map(Fingerprint::parse);
  }

  private Optional<AgentCall<PublishProfile>> query(AppNode app) {
    return query(app, endpoint.url());
  }

  private Optional<AgentCall<PublishProfile>> query(AppNode app, URI listener) {
    return monitor(app).map(monitor -> ProfileQuery.of(monitor, app.app().name(), listener));
  }

  private Optional<InstallationMonitor> monitor(AppNode app) {
    return window.getService(InstallationConnections.class).find(app.installation().id());
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
