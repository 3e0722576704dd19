package org.millrace.console.ui.editor;

import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.millrace.console.ui.code.CodeArea;

/** Follows what is typed: whether it differs from what was saved, and that a crash spares it. */
final class Typing {
  private static final int KEEP_AFTER_MILLIS = 1_000;

  private final FileSession session;
  private final CodeArea area;
  private final Consumer<Boolean> typed;
  private final IWorkbenchListener exit = new Exit();
  private boolean isUnderWay;

  /**
   * @param typed told after each change whether the text differs from the saved one
   */
  Typing(FileSession session, CodeArea area, Consumer<Boolean> typed) {
    this.session = session;
    this.area = area;
    this.typed = typed;
    area.onTyped(this::changed);
    PlatformUI.getWorkbench().addWorkbenchListener(exit);
  }

  private void changed() {
    typed.accept(!session.isSaved(area.text()));
    if (!isUnderWay) {
      isUnderWay = true;
      area.control().getDisplay().timerExec(KEEP_AFTER_MILLIS, this::keep);
    }
  }

  private void keep() {
    isUnderWay = false;
    Control control = area.control();
    if (control.isDisposed()) {
      return;
    }
    String text = area.text();
    if (!session.isSaved(text)) {
      session.journal(text);
    }
  }

  /**
   * The editor is closed, so what was not saved is not wanted.
   *
   * @param isLeft but for the next time, since the console ends
   */
  void end(boolean isLeft) {
    PlatformUI.getWorkbench().removeWorkbenchListener(exit);
    if (!isLeft) {
      session.forgetTyped();
    }
  }

  /** While the console ends, the newest text is still there. */
  private final class Exit implements IWorkbenchListener {
    @Override
    public boolean preShutdown(IWorkbench workbench, boolean isForced) {
      keep();
      return true;
    }

    @Override
    public void postShutdown(IWorkbench workbench) {
      // All is kept.
    }
  }
}
