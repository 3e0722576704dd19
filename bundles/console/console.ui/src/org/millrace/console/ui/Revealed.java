package org.millrace.console.ui;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Which secrets are shown: after a while they are hidden again by themselves. UI thread only. */
public final class Revealed {
  /** Long enough to read or type one, short enough for who walks by. */
  public static final Duration USUAL_TIME = Duration.ofSeconds(30);

  /** What stands for a value that is not shown, whatever its length. */
  public static final String HIDDEN = "••••••••";

  private final Control owner;
  private final Duration time;
  private final Runnable changed;
  private final Runnable hide = this::hideAll;
  private final Set<String> shown = new HashSet<>();

  /**
   * @param owner nothing happens any more after it is gone
   * @param changed told when other secrets than before are shown
   */
  public Revealed(Control owner, Duration time, Runnable changed) {
    this.owner = owner;
    this.time = time;
    this.changed = changed;
  }

  public boolean isShown(String id) {
    return shown.contains(id);
  }

  public boolean isAnyShown() {
    return !shown.isEmpty();
  }

  /** Shows them, and all that are shown for their whole time again. */
  public void show(Collection<String> ids) {
    shown.addAll(ids);
    // The same runnable again moves the time of its run.
    Display.getCurrent().timerExec((int) time.toMillis(), hide);
    changed.run();
  }

  /** Hides what is shown; shows these when nothing is. */
  public void toggle(Collection<String> ids) {
    if (isAnyShown()) {
      hideAll();
    } else {
      show(ids);
    }
  }

  public void hideAll() {
    if (!shown.isEmpty()) {
      shown.clear();
      if (!owner.isDisposed()) {
        changed.run();
      }
    }
  }
}
