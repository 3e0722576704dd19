package org.millrace.console.ui.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.millrace.console.ui.TestIds;

/** A row of buttons for what can be done on a page, each a verb. */
final class VerbBar extends Composite {
  private final Consumer<Verb> act;
  private final Map<Verb, Button> buttons = new EnumMap<>(Verb.class);

  VerbBar(Composite parent, Consumer<Verb> act) {
    super(parent, SWT.NONE);
    this.act = act;
    RowLayoutFactory.fillDefaults().spacing(4).margins(4, 4).applyTo(this);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(this);
  }

  VerbBar button(Verb verb, String testId, String label) {
    Button button = TestIds.set(new Button(this, SWT.PUSH), testId);
    button.setText(label);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> act.accept(verb)));
    buttons.put(verb, button);
    return this;
  }

  void enable(Verb verb, boolean isEnabled) {
    buttons.get(verb).setEnabled(isEnabled);
  }

  void rename(Verb verb, String label) {
    Button button = buttons.get(verb);
    if (!button.getText().equals(label)) {
      button.setText(label);
      button.requestLayout();
    }
  }
}
