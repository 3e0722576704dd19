package org.millrace.console.ui.explorer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.agents.ConnectWizard;
import org.slf4j.LoggerFactory;

/**
 * Says over a part what is the matter with the first of its installations that is not well, and
 * offers the one thing to do about it.
 */
public final class ConnectionStrip {
  private final Strip strip;
  private final IWorkbenchWindow window;
  private final Clock clock;

  /** Its parent has a grid layout of one column. */
  public ConnectionStrip(Composite parent, String testId, IWorkbenchWindow window, Clock clock) {
    this.strip = new Strip(parent, testId);
    this.window = window;
    this.clock = clock;
  }

  public void show(List<InstallationState> states) {
    Optional<InstallationState> unwell =
        states.stream()
            .filter(state -> !isWell(state.link()))
            .min(Comparator.comparing(state -> state.link().isConnected()));
    if (unwell.isEmpty()) {
      strip.hide();
    } else {
      show(unwell.get());
    }
  }

  private static boolean isWell(Link link) {
    return switch (link) {
      case Link.Connected _, Link.Connecting _, Link.Disconnected _ -> true;
      case Link.ReadOnly _, Link.Offline _, Link.Refused _, Link.NotAnAgent _, Link.Untrusted _ ->
          false;
    };
  }

  private void show(InstallationState state) {
    switch (state.link()) {
      case Link.ReadOnly readOnly ->
          strip.show(
              Strip.Tone.WARN, readOnly.reason(), "", Messages.Strip_agents, this::showAgents);
      case Link.Offline offline ->
          strip.show(
              Strip.Tone.WARN,
              lost(state, offline),
              offline.reason(),
              Messages.Strip_reconnect,
              () -> tryAgain(state));
      case Link.Refused refused ->
          showError(refused.reason(), Messages.Strip_newToken, () -> connectAnew(state));
      case Link.NotAnAgent other ->
          showError(other.reason(), Messages.Strip_tryAgain, () -> tryAgain(state));
      case Link.Untrusted untrusted ->
          showError(
              NLS.bind(
                  untrusted.certificate().isChanged()
                      ? Messages.Strip_certificateChanged
                      : Messages.Strip_certificateUnknown,
                  state.id()),
              Messages.Strip_compare,
              () -> connectAnew(state));
      case Link.Connected _, Link.Connecting _, Link.Disconnected _ -> strip.hide();
    }
  }

  private void showError(String sentence, String verb, Runnable act) {
    strip.show(Strip.Tone.ERROR, sentence, "", verb, act);
  }

  private String lost(InstallationState state, Link.Offline offline) {
    long wait = Math.max(1, Duration.between(clock.instant(), offline.nextTry()).toSeconds());
    Optional<Instant> shown = state.snapshot().map(snapshot -> snapshot.time());
    if (shown.isEmpty()) {
      return NLS.bind(
          Messages.Strip_lostNothingKnown, new Object[] {state.label(), offline.reason(), wait});
    }
    return NLS.bind(
        Messages.Strip_lost,
        new Object[] {
          state.label(), Times.moment(offline.since()), Times.moment(shown.get()), wait
        });
  }

  private void showAgents() {
    try {
      window.getActivePage().showView(ConsoleIds.VIEW_AGENTS);
    } catch (PartInitException broken) {
      LoggerFactory.getLogger(ConnectionStrip.class).error("The agents cannot be shown", broken);
    }
  }

  private void tryAgain(InstallationState installation) {
    window
        .getService(InstallationConnections.class)
        .find(installation.id())
        .ifPresent(InstallationMonitor::connect);
  }

  /** Opens the Connect wizard with what is known: for a token or a certificate. */
  private void connectAnew(InstallationState installation) {
    ConnectWizard.open(window, installation);
  }
}
