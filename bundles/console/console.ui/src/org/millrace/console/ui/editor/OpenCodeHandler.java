package org.millrace.console.ui.editor;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Selections;
import org.millrace.console.ui.StatusLine;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.FunctionNode;

/** Opens the selected file, or the one that holds the selected function. */
public final class OpenCodeHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Optional<FunctionNode> function = Selections.first(event, FunctionNode.class);
    Optional<FileNode> file = Selections.first(event, FileNode.class);
    if (function.isPresent()) {
      open(window, function.get());
    } else if (file.isPresent() && !file.get().isFolder()) {
      open(window, file.get());
    }
    return null;
  }

  /** Opens a file that is no folder. */
  public static void open(IWorkbenchWindow window, FileNode node) throws ExecutionException {
    open(window, FileInput.of(key(node)));
  }

  /** Opens the file that holds the function's code, if the agent says which one that is. */
  public static void open(IWorkbenchWindow window, FunctionNode node) throws ExecutionException {
    Optional<FileKey> file = file(node);
    if (file.isPresent()) {
      open(window, new FileInput(file.get(), node.function().name()));
    } else {
      StatusLine.tell(window, NLS.bind(Messages.Open_unknownFile, node.function().name()));
    }
  }

  /**
   * The same, at a line of it.
   *
   * @param line counted from 1
   */
  public static void open(IWorkbenchWindow window, FunctionNode node, int line)
      throws ExecutionException {
    open(window, node);
    if (window.getActivePage().getActiveEditor() instanceof FileEditor editor) {
      editor.work().pages().goToOnceShown(line);
    }
  }

  private static FileKey key(FileNode node) {
    return new FileKey(node.installation().id(), node.parent().app().name(), node.path());
  }

  private static Optional<FileKey> file(FunctionNode node) {
    try {
      return Optional.of(
          new FileKey(
              node.installation().id(), node.parent().app().name(), node.function().file()));
    } catch (IllegalArgumentException noPath) {
      return Optional.empty();
    }
  }

  /** One editor a file: one that is open already comes to the front and turns to the function. */
  static void open(IWorkbenchWindow window, FileInput input) throws ExecutionException {
    try {
      if (window.getActivePage().openEditor(input, ConsoleIds.EDITOR_FILE)
              instanceof FileEditor editor
          && !input.function().isEmpty()) {
        editor.work().selectFunction(input.function());
      }
    } catch (PartInitException broken) {
      throw new ExecutionException(input.getName() + " cannot be opened.", broken);
    }
  }
}
