package org.millrace.console.ui.logs;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.widgets.Composite;
import org.millrace.console.core.logs.LogPage;
import org.millrace.console.core.logs.LogStream;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.Times;
import org.millrace.management.App;

/** What a log view shows: the bar, what is the matter, and the lines or why there are none. */
final class LogPane extends Composite {
  /** What a person can want of the view that holds the pane. */
  interface Owner {
    void run(LogVerb verb);

    void filtered();

    void tryAgain();

    void startApp();
  }

  private final LogPage page;
  private final Owner owner;
  private final Strip production;
  private final LogBar bar;
  private final Strip strip;
  private final Composite body;
  private final StackLayout stack = new StackLayout();
  private final StatePane quiet;
  private final LogArea area;

  LogPane(Composite parent, LogPage page, Owner owner) {
    super(parent, SWT.NONE);
    this.page = page;
    this.owner = owner;
    TestIds.set(this, TestIds.LOGS);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
    production = new Strip(this, TestIds.STRIP_PRODUCTION);
    bar = new LogBar(this, page, owner::run, owner::filtered);
    strip = new Strip(this, TestIds.LOGS_STRIP);
    body = new Composite(this, SWT.NONE);
    body.setLayout(stack);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
    quiet = new StatePane(body, TestIds.LOGS_ACT);
    area = new LogArea(body);
    area.text().addKeyListener(KeyListener.keyPressedAdapter(this::pressed));
  }

  private void pressed(KeyEvent event) {
    boolean isControl = (event.stateMask & SWT.MOD1) != 0;
    if (event.character == ' ') {
      owner.run(LogVerb.PAUSE);
    } else if (isControl && event.keyCode == SWT.DEL) {
      owner.run(LogVerb.CLEAR);
    } else if (isControl && event.keyCode == 'f') {
      bar.focusFilter();
    } else if (isControl && event.keyCode == 'c') {
      area.copy();
    }
  }

  LogArea area() {
    return area;
  }

  /** Marks production. */
  void mark(InstallationState installation) {
    if (installation.isProduction() != production.getVisible()) {
      ProductionStrip.show(production, installation);
    }
  }

  /** Nothing can be streamed, and the sentence says why. */
  void showWhyNot(String sentence) {
    strip.hide();
    quiet.say(sentence, "");
    turnTo("failed", quiet);
  }

  /**
   * Shows how it stands with the stream and the app.
   *
   * @param name of the app
   */
  void show(LogStream.State now, String name, App.State app) {
    bar.show(now, page);
    showStrip(now, name, app);
    if (area.isEmpty()) {
      turnTo(sayWhyEmpty(now, name, app), quiet);
    } else {
      turnTo(now instanceof LogStream.State.Live ? "ready" : "offline", area);
    }
  }

  private void showStrip(LogStream.State now, String name, App.State app) {
    if (area.isEmpty()) {
      strip.hide();
      return;
    }
    switch (now) {
      case LogStream.State.Broken broken ->
          strip.show(Strip.Tone.WARN, broken.reason(), "", Messages.Logs_tryNow, owner::tryAgain);
      case LogStream.State.Refused refused ->
          strip.show(
              Strip.Tone.ERROR, refused.reason(), "", Messages.Logs_tryAgain, owner::tryAgain);
      case LogStream.State.Live _ when app == App.State.STOPPED ->
          strip.show(
              Strip.Tone.INFO,
              NLS.bind(Messages.Logs_stopped, name),
              "",
              Messages.Logs_start,
              owner::startApp);
      default -> strip.hide();
    }
  }

  private String sayWhyEmpty(LogStream.State now, String name, App.State app) {
    return switch (now) {
      case LogStream.State.Opening _ -> {
        quiet.say(Messages.Logs_opening, "");
        yield "loading";
      }
      case LogStream.State.Broken broken -> {
        quiet.say(
            broken.reason(),
            NLS.bind(Messages.Logs_comesBack, Times.moment(broken.nextTry())),
            Messages.Logs_tryNow,
            owner::tryAgain);
        yield "offline";
      }
      case LogStream.State.Refused refused -> {
        quiet.say(refused.reason(), "", Messages.Logs_tryAgain, owner::tryAgain);
        yield "failed";
      }
      case LogStream.State.Live live -> {
        sayLiveAndEmpty(live, name, app);
        yield "empty";
      }
    };
  }

  private void sayLiveAndEmpty(LogStream.State.Live live, String name, App.State app) {
    if (page.leavesOut()) {
      quiet.say(Messages.Logs_nothingFits, "", Messages.Logs_clearFilter, bar::clearFilter);
    } else if (app == App.State.STOPPED) {
      quiet.say(
          NLS.bind(Messages.Logs_stopped, name),
          Messages.Logs_stoppedHint,
          Messages.Logs_start,
          owner::startApp);
    } else {
      quiet.say(NLS.bind(Messages.Logs_empty, Times.moment(live.since())), Messages.Logs_emptyHint);
    }
  }

  private void turnTo(String state, Composite shown) {
    TestIds.shown(this, state, 0);
    if (stack.topControl != shown) {
      stack.topControl = shown;
      body.layout();
    }
  }

  @Override
  public boolean setFocus() {
    return stack.topControl == area ? area.text().setFocus() : super.setFocus();
  }
}
