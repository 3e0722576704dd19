package org.millrace.console.ui.editor;

import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.millrace.console.ui.OperationJobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows what is typed: whether it differs from what was saved, and that a crash spares it. */
final class Typing {
  private static final Logger LOG = LoggerFactory.getLogger(Typing.class);
  private static final int KEEP_AFTER_MILLIS = 1_000;

  private final FileSession session;
  private final CodeArea area;
  private final Consumer<Boolean> typed;
  private final Consumer<String> failed;
  private boolean isUnderWay;

  /**
   * @param typed told after each change whether the text differs from the saved one
   * @param failed told why what is typed cannot be kept
   */
  Typing(FileSession session, CodeArea area, Consumer<Boolean> typed, Consumer<String> failed) {
    this.session = session;
    this.area = area;
    this.typed = typed;
    this.failed = failed;
    area.onTyped(this::changed);
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
      session.journal().note(session.typed(text));
      OperationJobs.scheduleQuietly(session.journal(), ended -> failed.accept(ended.getMessage()));
    }
  }

  /** The editor is closed, so what was not saved is not wanted. */
  void end() {
    try {
      session.journal().clear();
    } catch (IOException inUse) {
      LOG.warn("What was typed in {} is left behind: {}", session.file(), inUse.toString());
    }
  }
}
