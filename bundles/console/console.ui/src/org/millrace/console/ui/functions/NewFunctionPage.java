package org.millrace.console.ui.functions;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.create.NewFunction.Template;
import org.millrace.console.ui.InstallationPage;
import org.millrace.console.ui.TestIds;

/** Which app gets the function, what it starts with, what it is called and what calls it. */
final class NewFunctionPage extends InstallationPage {
  private final NewFunctionModel model;
  private Combo app;
  private Text name;
  private Text route;
  private Combo level;
  private Text schedule;
  private boolean isFilling;

  NewFunctionPage(NewFunctionModel model) {
    super("function", model.where());
    this.model = model;
    setTitle(Messages.NewFunction_pageTitle);
    setDescription(Messages.NewFunction_description);
  }

  @Override
  protected void createFields(Composite page) {
    createInstallation(page, Messages.NewFunction_installation, TestIds.FUNCTION_INSTALLATION);
    createApp(page);
    createTemplates(page);
    name =
        text(
            page,
            Messages.NewFunction_name,
            TestIds.FUNCTION_NAME,
            () -> model.setName(name.getText()));
    route =
        text(
            page,
            Messages.NewFunction_route,
            TestIds.FUNCTION_ROUTE,
            () -> model.setRoute(route.getText()));
    createLevel(page);
    schedule =
        text(
            page,
            Messages.NewFunction_schedule,
            TestIds.FUNCTION_SCHEDULE,
            () -> model.setSchedule(schedule.getText()));
    schedule.setToolTipText(Messages.NewFunction_scheduleHint);
    fill();
    validate();
    name.setFocus();
    name.selectAll();
  }

  @Override
  protected void installationChosen() {
    model.installationChosen();
    fill();
  }

  @Override
  protected String problem() {
    return model.problem();
  }

  private void createApp(Composite page) {
    label(page, Messages.NewFunction_app);
    app = grabbing(new Combo(page, SWT.DROP_DOWN), TestIds.FUNCTION_APP);
    app.setToolTipText(Messages.NewFunction_appHint);
    app.addModifyListener(event ->
        changed(() -> {
          model.setApp(app.getText());
          showName();
        }));
  }

  private void createTemplates(Composite page) {
    label(page, Messages.NewFunction_template);
    Composite choices = new Composite(page, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(choices);
    template(choices, Messages.NewFunction_http, Template.HTTP, TestIds.FUNCTION_HTTP);
    template(choices, Messages.NewFunction_timer, Template.TIMER, TestIds.FUNCTION_TIMER);
  }

  private void template(Composite choices, String label, Template template, String id) {
    Button choice = TestIds.set(new Button(choices, SWT.RADIO), id);
    choice.setText(label);
    choice.setSelection(template == model.function().template());
    choice.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> {
          if (choice.getSelection() && template != model.function().template()) {
            model.setTemplate(template);
            fill();
            validate();
          }
        }));
  }

  private void createLevel(Composite page) {
    label(page, Messages.NewFunction_level);
    level = grabbing(new Combo(page, SWT.READ_ONLY), TestIds.FUNCTION_LEVEL);
    level.setItems(NewFunctionModel.LEVELS.toArray(String[]::new));
    level.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(
            event -> changed(() -> model.setLevel(level.getText()))));
  }

  private static void label(Composite page, String words) {
    new Label(page, SWT.NONE).setText(words);
  }

  private static <T extends Control> T grabbing(T field, String id) {
    GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
    return TestIds.set(field, id);
  }

  private Text text(Composite page, String label, String id, Runnable set) {
    label(page, label);
    Text field = grabbing(new Text(page, SWT.BORDER), id);
    field.addModifyListener(event -> changed(set));
    return field;
  }

  private void changed(Runnable set) {
    if (!isFilling) {
      set.run();
      validate();
    }
  }

  /** Shows what the model has. */
  private void fill() {
    filling(() -> {
      app.setItems(model.apps().toArray(String[]::new));
      app.setText(model.app());
      showName();
      route.setText(model.function().route());
      level.setText(model.function().authLevel());
      schedule.setText(model.function().schedule());
      boolean isHttp = model.function().template() == Template.HTTP;
      route.setEnabled(isHttp);
      level.setEnabled(isHttp);
      schedule.setEnabled(!isHttp);
    });
  }

  private void showName() {
    filling(() -> {
      if (!name.getText().strip().equals(model.function().name())) {
        name.setText(model.function().name());
      }
      route.setMessage(model.function().name());
    });
  }

  /** What the page itself writes into its fields was not typed. */
  private void filling(Runnable write) {
    boolean wasFilling = isFilling;
    isFilling = true;
    write.run();
    isFilling = wasFilling;
  }
}
