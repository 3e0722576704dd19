package org.millrace.console.ui.apps;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TitledDialog;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.management.Key;

/** Asks which key is to be in a function's URL; the keys are named, not shown. */
final class UrlKeyDialog extends TitledDialog {
  private final FunctionNode node;
  private final List<Key> keys;
  private Combo choice;
  private Optional<Key> key = Optional.empty();

  UrlKeyDialog(Shell parent, FunctionNode node, List<Key> keys) {
    super(parent, NLS.bind(Messages.Url_title, node.function().name()));
    this.node = node;
    this.keys = keys;
  }

  /** What was chosen; empty for a URL without a key. */
  Optional<Key> key() {
    return key;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite body = ProductionStrip.over(area, node.installation(), 2);
    new Label(body, SWT.NONE).setText(Messages.Url_choose);
    choice = TestIds.set(new Combo(body, SWT.READ_ONLY), TestIds.URL_KEY);
    choice.add(Messages.Url_withoutKey);
    keys.forEach(one -> choice.add(words(one)));
    choice.select(keys.isEmpty() ? 0 : 1);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(choice);
    createSentence(body, Messages.Url_hint, 2);
    return area;
  }

  private static String words(Key key) {
    String words =
        switch (key.scope()) {
          case MASTER -> Messages.Url_masterKey;
          case HOST, SYSTEM -> Messages.Url_hostKey;
          case FUNCTION -> Messages.Url_functionKey;
        };
    return NLS.bind(words, key.name());
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createVerb(parent, Messages.Url_copy, TestIds.URL_COPY);
  }

  @Override
  protected void okPressed() {
    int chosen = choice.getSelectionIndex();
    key = chosen <= 0 ? Optional.empty() : Optional.of(keys.get(chosen - 1));
    super.okPressed();
  }
}
