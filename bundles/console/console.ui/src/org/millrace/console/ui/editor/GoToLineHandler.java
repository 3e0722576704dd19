package org.millrace.console.ui.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.code.CodeArea;

/** Asks for a line of the code in front and goes there. */
public final class GoToLineHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActivePart(event) instanceof FileEditor editor) {
      ask(event, editor.work().pages().area());
    }
    return null;
  }

  private static void ask(ExecutionEvent event, CodeArea area) {
    LineDialog dialog = new LineDialog(HandlerUtil.getActiveShell(event), area.line());
    if (dialog.open() == InputDialog.OK) {
      area.goToLine(Integer.parseInt(dialog.getValue()));
    }
  }

  private static final class LineDialog extends InputDialog {
    LineDialog(Shell parent, int line) {
      super(
          parent,
          Messages.GoTo_title,
          Messages.GoTo_label,
          Integer.toString(line),
          text -> text.matches("[1-9]\\d{0,7}") ? null : Messages.GoTo_noNumber);
    }

    @Override
    protected Control createContents(Composite parent) {
      Control contents = super.createContents(parent);
      TestIds.set(getText(), TestIds.EDITOR_LINE);
      TestIds.set(getOkButton(), TestIds.EDITOR_LINE_OK);
      return contents;
    }
  }
}
