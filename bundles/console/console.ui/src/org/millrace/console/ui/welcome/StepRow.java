package org.millrace.console.ui.welcome;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.millrace.console.core.welcome.FirstSteps;
import org.millrace.console.core.welcome.FirstSteps.Step;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.TestIds;

/** A step: whether it is done, what it is about, and the button that begins it. */
final class StepRow {
  private static final int LINE = 60;
  private static final int ALL = Step.values().length;

  private final Step step;
  private final Image tick;
  private final Label mark;
  private final Label state;
  private final Label sentence;
  private final Button button;

  /**
   * @param page has a grid of three columns
   */
  StepRow(Composite page, Step step, Image tick, String title, Runnable act) {
    this.step = step;
    this.tick = tick;
    mark = new Label(page, SWT.NONE);
    GridDataFactory.swtDefaults().hint(16, SWT.DEFAULT).applyTo(mark);
    Label name = new Label(page, SWT.NONE);
    name.setText(title);
    name.setFont(JFaceResources.getBannerFont());
    state = TestIds.set(new Label(page, SWT.NONE), id() + ".state");
    GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(state);
    new Label(page, SWT.NONE);
    sentence = TestIds.set(new Label(page, SWT.WRAP), id() + ".sentence");
    int width = new PixelConverter(page).convertWidthInCharsToPixels(LINE);
    GridDataFactory.swtDefaults().hint(width, SWT.DEFAULT).applyTo(sentence);
    button = TestIds.set(new Button(page, SWT.PUSH), id());
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(button);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> act.run()));
    button
        .getAccessible()
        .addAccessibleListener(
            AccessibleListener.getNameAdapter(event -> {
              String label = button.getText().replace("&", "");
              event.result = NLS.bind(Messages.Step_name, new Object[] {label, number(), ALL});
            }));
  }

  private String id() {
    return TestIds.welcome(step);
  }

  private int number() {
    return step.ordinal() + 1;
  }

  void show(FirstSteps steps, String verb, String words) {
    boolean isDone = steps.done().contains(step);
    mark.setImage(isDone ? tick : null);
    state.setText(isDone ? Messages.Step_done : NLS.bind(Messages.Step_open, number(), ALL));
    state.setForeground((isDone ? ConsoleColors.OK : ConsoleColors.MUTED).color());
    sentence.setText(words);
    button.setText(verb);
    button.setEnabled(steps.possible().contains(step));
  }

  boolean setFocus() {
    return button.setFocus();
  }
}
