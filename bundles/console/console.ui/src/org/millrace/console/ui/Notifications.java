package org.millrace.console.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.notifications.NotificationPopup;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.ui.preferences.Preferences;
import org.millrace.console.ui.preferences.Preferences.Notify;

/**
 * Tells how work in the background ended, in a popup that takes no focus: one at a time, the next
 * one replaces it. Its sentence is in the status line as well.
 */
public final class Notifications {
  private static final String KEY = Notifications.class.getName();
  private static final long GOOD_NEWS_MILLIS = 8_000;
  private static final long BAD_NEWS_MILLIS = 60_000;

  private final IWorkbenchWindow window;
  private NotificationPopup open;

  private Notifications(IWorkbenchWindow window) {
    this.window = window;
  }

  /** The ones of this window; lives as long as its shell. */
  public static Notifications of(IWorkbenchWindow window) {
    Object known = window.getShell().getData(KEY);
    if (known instanceof Notifications notifications) {
      return notifications;
    }
    Notifications made = new Notifications(window);
    window.getShell().setData(KEY, made);
    return made;
  }

  public void tell(String sentence) {
    tell(sentence, List.of());
  }

  /** With a link for each thing that can be done now. */
  public void tell(String sentence, List<Strip.Verb> verbs) {
    show(sentence, verbs, GOOD_NEWS_MILLIS, Preferences.notifications() == Notify.ALL);
  }

  public void tellFailure(String sentence) {
    tellFailure(sentence, List.of());
  }

  /** Stays long enough to be read after a coffee. */
  public void tellFailure(String sentence, String verb, Runnable act) {
    tellFailure(sentence, List.of(new Strip.Verb(verb, act)));
  }

  private void tellFailure(String sentence, List<Strip.Verb> verbs) {
    boolean isWanted = Preferences.notifications() != Notify.NONE;
    List<Strip.Verb> andDetails = new ArrayList<>(verbs);
    andDetails.add(new Strip.Verb(Messages.Notification_details, this::copyDetails));
    show(sentence, andDetails, BAD_NEWS_MILLIS, isWanted);
  }

  private void copyDetails() {
    Commands.run(window, ConsoleIds.COMMAND_COPY_DETAILS);
  }

  /** In the status line in any case, since a popup may be unwanted or overlooked. */
  private void show(String sentence, List<Strip.Verb> verbs, long millis, boolean isPopupWanted) {
    if (window.getShell() == null || window.getShell().isDisposed()) {
      return;
    }
    if (open != null) {
      open.close();
    }
    StatusLine.tell(window, sentence);
    if (isPopupWanted) {
      pop(sentence, verbs, millis);
    }
  }

  private void pop(String sentence, List<Strip.Verb> verbs, long millis) {
    open =
        NotificationPopup.forShell(window.getShell())
            .title(Messages.Notification_title, true)
            .content(parent -> content(parent, sentence, verbs))
            .delay(millis)
            .build();
    open.open();
  }

  private static Control content(Composite parent, String sentence, List<Strip.Verb> verbs) {
    Composite content = TestIds.set(new Composite(parent, SWT.NONE), TestIds.NOTIFICATION);
    GridLayoutFactory.fillDefaults().applyTo(content);
    Label text = new Label(content, SWT.WRAP);
    text.setText(sentence);
    int width = new PixelConverter(parent).convertWidthInCharsToPixels(50);
    GridDataFactory.fillDefaults().grab(true, true).hint(width, SWT.DEFAULT).applyTo(text);
    if (!verbs.isEmpty()) {
      new VerbLinks(content, TestIds.NOTIFICATION + ".action").show(verbs);
    }
    return content;
  }
}
