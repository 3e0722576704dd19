package org.millrace.console.ui.editor;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.jface.action.Action;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.EditorActionBarContributor;
import org.millrace.console.ui.code.CodeArea;

/** Connects the platform's own items of the Edit menu, and their keys, to the code in front. */
public final class FileEditorActions extends EditorActionBarContributor {
  private static final Map<CodeArea.Verb, ActionFactory> PLACES =
      new EnumMap<>(
          Map.of(
              CodeArea.Verb.UNDO, ActionFactory.UNDO,
              CodeArea.Verb.REDO, ActionFactory.REDO,
              CodeArea.Verb.CUT, ActionFactory.CUT,
              CodeArea.Verb.COPY, ActionFactory.COPY,
              CodeArea.Verb.PASTE, ActionFactory.PASTE,
              CodeArea.Verb.DELETE, ActionFactory.DELETE,
              CodeArea.Verb.SELECT_ALL, ActionFactory.SELECT_ALL,
              CodeArea.Verb.FIND, ActionFactory.FIND));

  @Override
  public void setActiveEditor(IEditorPart editor) {
    if (editor instanceof FileEditor file) {
      IActionBars bars = getActionBars();
      PLACES.forEach(
          (verb, place) -> bars.setGlobalActionHandler(place.getId(), new Edit(file, verb)));
      bars.updateActionBars();
    }
  }

  private static final class Edit extends Action {
    private final FileEditor editor;
    private final CodeArea.Verb verb;

    Edit(FileEditor editor, CodeArea.Verb verb) {
      this.editor = editor;
      this.verb = verb;
    }

    @Override
    public void run() {
      editor.work().pages().area().run(verb);
    }
  }
}
