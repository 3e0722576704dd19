package org.millrace.console.ui;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** What a part shows instead of an empty list: a sentence, a hint and one button. */
public final class StatePane extends Composite {
  public StatePane(
      Composite parent, String sentence, String hint, String verb, String testId, Runnable act) {
    super(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().margins(16, 16).spacing(5, 10).applyTo(this);
    label(sentence);
    Button button = TestIds.set(new Button(this, SWT.PUSH), testId);
    button.setText(verb);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> act.run()));
    label(hint).setForeground(ConsoleColors.MUTED.color());
  }

  private Label label(String text) {
    Label label = new Label(this, SWT.WRAP);
    label.setText(text);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
    return label;
  }
}
