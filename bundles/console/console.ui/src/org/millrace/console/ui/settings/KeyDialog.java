package org.millrace.console.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TitledDialog;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.management.Function;
import org.millrace.management.Key;

/** Asks what a new key opens, what it is called, and its value, which may be left to the agent. */
final class KeyDialog extends TitledDialog {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final AppNode app;
  private final List<Key> known;
  private final List<String> functions = new ArrayList<>();
  private Combo scope;
  private Text name;
  private Text value;
  private Label problem;
  private Key key;

  KeyDialog(Shell parent, AppNode app, List<Key> known) {
    super(parent, NLS.bind(Messages.Keys_addTitle, app.app().name()));
    this.app = app;
    this.known = known;
    app.app().functions().stream().map(Function::name).sorted().forEach(functions::add);
  }

  /** What was asked for. */
  Key key() {
    return key;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite body = ProductionStrip.over(area, app.installation(), 2);
    new Label(body, SWT.NONE).setText(Messages.Keys_opens);
    scope = TestIds.set(new Combo(body, SWT.READ_ONLY), TestIds.KEY_SCOPE);
    scope.add(Messages.Keys_wholeApp);
    functions.forEach(function -> scope.add(NLS.bind(Messages.Keys_oneFunction, function)));
    scope.select(0);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(scope);
    scope.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> validate()));
    new Label(body, SWT.NONE).setText(Messages.Dialog_name);
    name = field(body, TestIds.KEY_NAME);
    new Label(body, SWT.NONE).setText(Messages.Dialog_value);
    value = field(body, TestIds.KEY_VALUE);
    value.setMessage(Messages.Keys_valueHint);
    problem = TestIds.set(new Label(body, SWT.WRAP), TestIds.KEY_PROBLEM);
    problem.setForeground(ConsoleColors.ERROR.color());
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(problem);
    name.addModifyListener(event -> validate());
    name.setFocus();
    return area;
  }

  private Text field(Composite body, String id) {
    Text text = TestIds.set(new Text(body, SWT.BORDER), id);
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .hint(convertWidthInCharsToPixels(50), SWT.DEFAULT)
        .applyTo(text);
    return text;
  }

  private void validate() {
    String said = complaint();
    problem.setText(said);
    problem.requestLayout();
    getButton(IDialogConstants.OK_ID).setEnabled(said.isEmpty());
  }

  private String complaint() {
    if (!NAME.matcher(name.getText().strip()).matches()) {
      return Messages.Keys_badName;
    }
    Key typed = typed();
    boolean isKnown =
        known.stream()
            .anyMatch(one ->
                one.scope() == typed.scope()
                    && one.function().equals(typed.function())
                    && one.name().equals(typed.name()));
    return isKnown ? NLS.bind(Messages.Keys_exists, typed.name()) : "";
  }

  private Key typed() {
    int index = scope.getSelectionIndex();
    String function = index == 0 ? "" : functions.get(index - 1);
    Key.Scope opens = index == 0 ? Key.Scope.HOST : Key.Scope.FUNCTION;
    return new Key(opens, function, name.getText().strip(), value.getText().strip());
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createVerb(parent, Messages.Keys_addVerb, TestIds.KEY_OK).setEnabled(false);
  }

  @Override
  protected void okPressed() {
    key = typed();
    super.okPressed();
  }
}
