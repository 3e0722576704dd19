package org.millrace.console.ui.deploy;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.deploy.DeployPlan;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.TextColumns;

/** What the package is and what deploying it would change. */
final class PlanPage extends WizardPage {
  private static final int ROWS = 10;
  private static final int WORD_ROWS = 6;

  private final DeployModel model;
  private Strip production;
  private Text words;
  private TableViewer files;

  PlanPage(DeployModel model) {
    super("plan");
    this.model = model;
    setTitle(Messages.Plan_pageTitle);
    setDescription(Messages.Plan_description);
    setPageComplete(false);
  }

  @Override
  public void createControl(Composite parent) {
    initializeDialogUnits(parent);
    Composite area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(area);
    production = new Strip(area, TestIds.STRIP_PRODUCTION);
    words =
        TestIds.set(
            new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL),
            TestIds.DEPLOY_PLAN);
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .hint(SWT.DEFAULT, convertHeightInCharsToPixels(WORD_ROWS))
        .applyTo(words);
    files = new TableViewer(area, SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
    TestIds.set(files.getTable(), TestIds.DEPLOY_PLAN_FILES);
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(SWT.DEFAULT, convertHeightInCharsToPixels(ROWS))
        .applyTo(files.getTable());
    new TextColumns<>(files, DeployPlan.Change.class)
        .column(Messages.Plan_columnSign, 4, change -> change.kind().sign())
        .column(Messages.Plan_columnFile, 60, DeployPlan.Change::path)
        .column(Messages.Plan_columnSize, 12, change -> DeploymentWords.size(change.size()));
    setControl(area);
  }

  /** Shows what was found out. */
  void show(DeployPlan plan) {
    mark();
    setErrorMessage(null);
    setMessage(plan.needsLook() ? plan.doubts().stream().findFirst().orElse(null) : null, WARNING);
    words.setText(String.join("\n", sentences(plan)));
    files.setInput(plan.changes());
    setPageComplete(true);
  }

  /** Says why there is no plan, and lets nobody finish. */
  void fail(String reason) {
    mark();
    setErrorMessage(Messages.Plan_failed);
    words.setText(reason);
    files.setInput(List.of());
    setPageComplete(false);
  }

  private void mark() {
    model
        .where()
        .chosen()
        .ifPresent(installation -> ProductionStrip.show(production, installation));
  }

  private List<String> sentences(DeployPlan plan) {
    List<String> sentences = new ArrayList<>();
    String stack = plan.contents().runtime();
    long files = plan.contents().entries();
    sentences.add(
        bind(
            Messages.Plan_package,
            plan.contents().name(),
            stack.isEmpty() ? Messages.Plan_unknownStack : stack,
            DeploymentWords.size(plan.contents().unpackedBytes()),
            files));
    sentences.add(
        plan.contents().functions().isEmpty()
            ? Messages.Plan_noFunctions
            : bind(Messages.Plan_functions, String.join(", ", plan.contents().functions())));
    sentences.add(difference(plan));
    sentences.addAll(plan.doubts());
    if (!plan.missingSettings().isEmpty()) {
      sentences.add(
          bind(Messages.Plan_missing, model.app(), String.join(", ", plan.missingSettings())));
    }
    if (!plan.leftOut().isEmpty()) {
      sentences.add(bind(Messages.Plan_leftOut, String.join(", ", plan.leftOut())));
    }
    return sentences;
  }

  private String difference(DeployPlan plan) {
    if (model.isNewApp()) {
      return bind(Messages.Plan_newApp, model.app());
    }
    return plan.changes().isEmpty()
        ? Messages.Plan_same
        : bind(
            Messages.Plan_counts,
            count(plan, DeployPlan.Kind.ADDED),
            count(plan, DeployPlan.Kind.CHANGED),
            count(plan, DeployPlan.Kind.REMOVED),
            plan.unchanged());
  }

  private static long count(DeployPlan plan, DeployPlan.Kind kind) {
    return plan.changes().stream().filter(change -> change.kind() == kind).count();
  }

  private static String bind(String sentence, Object... values) {
    return NLS.bind(sentence, values);
  }
}
