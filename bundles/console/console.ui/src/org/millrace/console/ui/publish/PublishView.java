package org.millrace.console.ui.publish;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Repaint;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;
import org.slf4j.LoggerFactory;

/** Lets Visual Studio and scripts publish to this console, and shows who tried what. */
public final class PublishView extends ViewPart {
  private static final int CLOCK_MILLIS = 10_000;

  private LocalPublishEndpoint endpoint;
  private PublishFlow flow;
  private Composite root;
  private EndpointBar bar;
  private Strip strip;
  private AppsPane apps;
  private RequestsPane requests;
  private List<InstallationState> states = List.of();
  private LocalPublishEndpoint.State shown = new LocalPublishEndpoint.State.Off();

  /** Brings it to the front. */
  public static Optional<PublishView> show(IWorkbenchWindow window) {
    try {
      return Optional.of((PublishView) window.getActivePage().showView(ConsoleIds.VIEW_PUBLISH));
    } catch (PartInitException broken) {
      LoggerFactory.getLogger(PublishView.class).error("The view cannot be shown", broken);
      return Optional.empty();
    }
  }

  @Override
  public void createPartControl(Composite parent) {
    endpoint = getSite().getService(LocalPublishEndpoint.class);
    flow = new PublishFlow(getSite().getWorkbenchWindow());
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.PUBLISH);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
    bar = new EndpointBar(root, flow);
    strip = new Strip(root, TestIds.PUBLISH_STRIP);
    SashForm halves = new SashForm(root, SWT.HORIZONTAL);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
    apps = new AppsPane(halves, flow);
    requests = new RequestsPane(halves, new RequestSteps(getSite().getWorkbenchWindow(), flow));
    halves.setWeights(38, 62);
    getSite().setSelectionProvider(apps.viewer());
    Runnable listener = new Repaint(root, this::draw)::request;
    endpoint.addListener(listener);
    root.addDisposeListener(event -> endpoint.removeListener(listener));
    SnapshotUpdates.follow(getSite().getService(InstallationConnections.class), root, this::show);
    root.getDisplay().timerExec(CLOCK_MILLIS, this::tick);
  }

  /** That a client stopped waiting is told by nobody but the clock. */
  private void tick() {
    if (!root.isDisposed()) {
      draw();
      root.getDisplay().timerExec(CLOCK_MILLIS, this::tick);
    }
  }

  private void show(List<InstallationState> now) {
    states = now;
    apps.show(now);
    draw();
  }

  private void draw() {
    LocalPublishEndpoint.State state = endpoint.state();
    bar.show(state, endpoint.certificates());
    requests.show(endpoint.requests(), states, state, bar::toggle);
    if (!state.equals(shown)) {
      shown = state;
      tellOfState(state);
    }
    TestIds.shown(root, word(state), endpoint.requests().size());
  }

  private static String word(LocalPublishEndpoint.State state) {
    return switch (state) {
      case LocalPublishEndpoint.State.Off _ -> "off";
      case LocalPublishEndpoint.State.On _ -> "on";
      case LocalPublishEndpoint.State.Failed _ -> "failed";
    };
  }

  private void tellOfState(LocalPublishEndpoint.State state) {
    if (state instanceof LocalPublishEndpoint.State.Failed failed) {
      int other = failed.wanted().port() + 1;
      strip.show(
          Strip.Tone.ERROR,
          NLS.bind(Messages.Publish_failed, failed.reason()),
          "",
          NLS.bind(Messages.Publish_otherPort, Integer.toString(other)),
          () -> {
            bar.setPort(other);
            flow.turnOn(failed.wanted().at(other));
          });
    } else {
      strip.hide();
    }
  }

  /** Says how something that was started here has ended. */
  void tell(Strip.Tone tone, String sentence) {
    strip.show(tone, sentence);
  }

  @Override
  public void setFocus() {
    apps.viewer().getTable().setFocus();
  }
}
