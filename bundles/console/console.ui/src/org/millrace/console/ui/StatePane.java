package org.millrace.console.ui;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** What a part shows instead of an empty list: a sentence, a hint and at most one button. */
public final class StatePane extends Composite {
  private final Label sentence;
  private final Button button;
  private final Label hint;
  private Runnable act = () -> {};

  /** Says nothing yet. */
  public StatePane(Composite parent, String buttonId) {
    super(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().margins(16, 16).spacing(5, 10).applyTo(this);
    sentence = label();
    button = TestIds.set(new Button(this, SWT.PUSH), buttonId);
    button.setLayoutData(new GridData());
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> act.run()));
    hint = label();
    hint.setForeground(ConsoleColors.MUTED.color());
  }

  public StatePane(
      Composite parent, String sentence, String hint, String verb, String testId, Runnable act) {
    this(parent, testId);
    say(sentence, hint, verb, act);
  }

  /** Says that there is nothing to do but wait. */
  public void say(String newSentence, String newHint) {
    say(newSentence, newHint, "", () -> {});
  }

  /** Says something else from now on. */
  public void say(String newSentence, String newHint, String verb, Runnable newAct) {
    act = newAct;
    sentence.setText(newSentence);
    hint.setText(newHint);
    button.setText(verb);
    button.setVisible(!verb.isEmpty());
    ((GridData) button.getLayoutData()).exclude = verb.isEmpty();
    layout(true, true);
  }

  public String sentence() {
    return sentence.getText();
  }

  private Label label() {
    Label label = new Label(this, SWT.WRAP);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
    return label;
  }
}
