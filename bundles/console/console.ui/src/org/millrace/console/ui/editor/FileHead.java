package org.millrace.console.ui.editor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.millrace.console.core.edit.LiveFile;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;

/** Over the code: which file of which app, which function, and at most one thing that matters. */
final class FileHead extends Composite {
  private final Strip production;
  private final Label place;
  private final Label version;
  private final Label functionLabel;
  private final Combo function;
  private final Strip strip;
  private List<String> functions = List.of();

  /**
   * @param chosen told the function that the person chose
   */
  FileHead(Composite parent, Consumer<String> chosen) {
    super(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
    production = new Strip(this, TestIds.STRIP_PRODUCTION);
    Composite line = new Composite(this, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(4).margins(6, 3).spacing(8, 0).applyTo(line);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
    place = new Label(line, SWT.NONE);
    version = new Label(line, SWT.NONE);
    version.setForeground(ConsoleColors.MUTED.color());
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(version);
    functionLabel = new Label(line, SWT.NONE);
    functionLabel.setText(Messages.Head_function);
    functionLabel.setLayoutData(new GridData());
    function = TestIds.set(new Combo(line, SWT.READ_ONLY), TestIds.EDITOR_FUNCTION);
    function.setLayoutData(new GridData());
    function.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(
            event -> chosen.accept(functions.get(function.getSelectionIndex()))));
    strip = new Strip(this, TestIds.EDITOR_STRIP);
    showFunctions(List.of(), "");
  }

  void showPlace(FileSession session, Optional<InstallationState> installation) {
    installation.ifPresent(state -> ProductionStrip.show(production, state));
    String label = installation.map(InstallationState::label).orElse(session.file().installation());
    place.setText(String.join(" › ", label, session.file().app().value(), session.file().path()));
    version.setText(
        session
            .live()
            .map(LiveFile::version)
            .filter(live -> live.deployment() > 0)
            .map(live -> NLS.bind(Messages.Head_version, live.deployment()))
            .orElse(""));
    place.getParent().layout();
  }

  /** Offers the functions of the file; hidden when it holds none. */
  void showFunctions(List<String> newFunctions, String selected) {
    if (!newFunctions.equals(functions)) {
      functions = List.copyOf(newFunctions);
      function.setItems(functions.toArray(String[]::new));
    }
    function.select(functions.indexOf(selected));
    boolean isShown = !functions.isEmpty();
    functionLabel.setVisible(isShown);
    function.setVisible(isShown);
    ((GridData) functionLabel.getLayoutData()).exclude = !isShown;
    ((GridData) function.getLayoutData()).exclude = !isShown;
    layout(true, true);
  }

  void say(Strip.Tone tone, String sentence, List<Strip.Verb> verbs) {
    boolean isSaid = strip.getVisible() && strip.sentence().equals(sentence);
    if (!isSaid) {
      strip.show(tone, sentence, verbs);
      getParent().layout(true, true);
    }
  }

  void sayNothing() {
    if (strip.getVisible()) {
      strip.hide();
      getParent().layout(true, true);
    }
  }
}
