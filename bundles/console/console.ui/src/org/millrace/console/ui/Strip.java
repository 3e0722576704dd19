package org.millrace.console.ui;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** A line over a part that says what is the matter, with what can be done about it. */
public final class Strip extends Composite {
  /** What the strip is about; the style sheets give each its colours. */
  public enum Tone {
    INFO("millrace-strip-info"),
    WARN("millrace-strip-warn"),
    ERROR("millrace-strip-error"),
    PRODUCTION("millrace-strip-production");

    private final String cssClass;

    Tone(String cssClass) {
      this.cssClass = cssClass;
    }
  }

  /** Something to do about it. */
  public record Verb(String label, Runnable act) {}

  // The name is fixed by the platform's CSS engine; its constant is not API.
  private static final String CSS_CLASS = "org.eclipse.e4.ui.css.CssClassName";

  private final Label text;
  private final VerbLinks action;

  /** Made hidden; its parent has a grid layout of one column. */
  public Strip(Composite parent, String testId) {
    super(parent, SWT.NONE);
    TestIds.set(this, testId);
    GridLayoutFactory.swtDefaults().spacing(0, 2).applyTo(this);
    text = new Label(this, SWT.WRAP);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    action = new VerbLinks(this, testId + ".action");
    action.control().setLayoutData(new GridData());
    setLayoutData(GridDataFactory.fillDefaults().grab(true, false).exclude(true).create());
    setVisible(false);
  }

  /** Shows a sentence without anything to do. */
  public void show(Tone tone, String sentence) {
    show(tone, sentence, List.of());
  }

  /**
   * Shows a sentence with a link.
   *
   * @param details what the pointer over the sentence shows; may be empty
   */
  public void show(Tone tone, String sentence, String details, String verb, Runnable onAct) {
    show(tone, sentence, verb.isEmpty() ? List.of() : List.of(new Verb(verb, onAct)));
    text.setToolTipText(details.isEmpty() ? null : details);
  }

  /** Shows a sentence with a link for each verb. */
  public void show(Tone tone, String sentence, List<Verb> verbs) {
    setData(CSS_CLASS, tone.cssClass);
    reskin(SWT.ALL);
    text.setText(sentence);
    text.setToolTipText(null);
    action.show(verbs);
    ((GridData) action.control().getLayoutData()).exclude = verbs.isEmpty();
    action.control().setVisible(!verbs.isEmpty());
    setShown(true);
  }

  public void hide() {
    setShown(false);
  }

  public String sentence() {
    return text.getText();
  }

  private void setShown(boolean shown) {
    ((GridData) getLayoutData()).exclude = !shown;
    setVisible(shown);
    getParent().layout(true, true);
  }
}
