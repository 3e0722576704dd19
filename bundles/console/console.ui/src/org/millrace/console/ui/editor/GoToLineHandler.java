package org.millrace.console.ui.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks for a line of the code in front and goes there. */
public final class GoToLineHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActivePart(event) instanceof FileEditor editor) {
      ask(event, editor.work().area());
    }
    return null;
  }

  private static void ask(ExecutionEvent event, CodeArea area) {
    InputDialog dialog =
        new InputDialog(
            HandlerUtil.getActiveShell(event),
            Messages.GoTo_title,
            Messages.GoTo_label,
            Integer.toString(area.line()),
            text -> text.matches("[1-9]\\d{0,7}") ? null : Messages.GoTo_noNumber);
    if (dialog.open() == InputDialog.OK) {
      area.goToLine(Integer.parseInt(dialog.getValue()));
    }
  }
}
