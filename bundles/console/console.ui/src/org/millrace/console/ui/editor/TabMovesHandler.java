package org.millrace.console.ui.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.ui.code.CodeArea;

/** Lets the Tab key leave the code in front, or write a tab there again. */
public final class TabMovesHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActivePart(event) instanceof FileEditor editor) {
      editor.work().pages().area().run(CodeArea.Verb.TAB_MOVES_FOCUS);
    }
    return null;
  }
}
