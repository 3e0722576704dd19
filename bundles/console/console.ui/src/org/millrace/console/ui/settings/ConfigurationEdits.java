package org.millrace.console.ui.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.millrace.console.core.settings.ReadLocalSettings;
import org.millrace.console.core.settings.SettingRow;
import org.millrace.console.core.settings.SettingsDraft;
import org.millrace.console.ui.OperationJobs;
import org.millrace.console.ui.nodes.AppNode;

/** Lets a person edit settings: asks for them, takes them from a file, removes them. */
final class ConfigurationEdits {
  private final Control page;
  private final ConfigurationModel model;
  private final SettingsTable table;
  private final Runnable edited;
  private final Consumer<String> failed;

  /**
   * @param edited told after each edit
   * @param failed told the sentence when a file could not be read
   */
  ConfigurationEdits(
      Control page,
      ConfigurationModel model,
      SettingsTable table,
      Runnable edited,
      Consumer<String> failed) {
    this.page = page;
    this.model = model;
    this.table = table;
    this.edited = edited;
    this.failed = failed;
  }

  void run(Verb verb, AppNode app) {
    switch (verb) {
      case ADD -> ask(app, Messages.Configuration_addTitle, "", "");
      case EDIT ->
          table
              .one()
              .ifPresent(
                  row -> ask(app, Messages.Configuration_editTitle, row.name(), row.value()));
      case REMOVE -> removeOrRestore();
      case IMPORT -> chooseFile().ifPresent(file -> importFrom(app, file));
      case SHOW, COPY -> throw new IllegalArgumentException(verb + " edits nothing");
    }
  }

  private void ask(AppNode node, String title, String name, String value) {
    SettingsDraft draft = model.draft().orElseThrow();
    SettingDialog dialog =
        new SettingDialog(
                page.getShell(),
                node.installation(),
                NLS.bind(title, node.app().name()),
                typed -> SettingNames.complaint(typed, name, draft, node.app().name()))
            .with(name, value);
    if (dialog.open() == SettingDialog.OK) {
      model.edit(before -> renamed(before, name, dialog));
      edited.run();
    }
  }

  private static SettingsDraft renamed(SettingsDraft draft, String before, SettingDialog typed) {
    boolean isRenamed = !before.isEmpty() && !before.equals(typed.name());
    return (isRenamed ? draft.without(before) : draft).with(typed.name(), typed.value());
  }

  /** What is to be removed already is kept after all. */
  private void removeOrRestore() {
    for (SettingRow row : table.selected()) {
      boolean isRemoved = row.edit() == SettingRow.Edit.REMOVED;
      model.edit(draft -> isRemoved ? draft.reverted(row.name()) : draft.without(row.name()));
    }
    edited.run();
  }

  private Optional<Path> chooseFile() {
    FileDialog dialog = new FileDialog(page.getShell(), SWT.OPEN);
    dialog.setText(Messages.Configuration_importTitle);
    dialog.setFilterExtensions(new String[] {"*.json", "*"});
    return Optional.ofNullable(dialog.open()).map(Path::of);
  }

  void importFrom(AppNode app, Path file) {
    ReadLocalSettings reading = new ReadLocalSettings(app.installation().id(), file);
    OperationJobs.schedule(reading, ended -> imported(reading, ended));
  }

  private void imported(ReadLocalSettings reading, IStatus ended) {
    if (page.isDisposed() || !model.isWritable()) {
      return;
    }
    if (ended.isOK()) {
      model.edit(draft -> draft.with(reading.values()));
      edited.run();
    } else {
      failed.accept(ended.getMessage());
    }
  }
}
