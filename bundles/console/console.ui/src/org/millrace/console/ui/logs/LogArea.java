package org.millrace.console.ui.logs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.millrace.console.core.logs.LogEntry;
import org.millrace.console.core.logs.LogLevel;
import org.millrace.console.core.logs.LogPage;
import org.millrace.console.core.logs.LogText;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.TestIds;

/**
 * The lines themselves. It follows the newest one until somebody scrolls up or selects, and goes on
 * when he comes back to the end.
 */
final class LogArea extends Composite {
  /** So many lines stay when somebody reads further up, that none is cut where he reads. */
  private static final int READ = 50_000;

  private final LogText words = new LogText(ZoneId.systemDefault());
  private final StyledText text;
  private final Link unseen;
  private long unseenLines;

  LogArea(Composite parent) {
    super(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
    text = new StyledText(this, SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
    TestIds.set(text, TestIds.LOGS_TEXT);
    text.setFont(JFaceResources.getTextFont());
    text.setMargins(4, 2, 4, 2);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
    unseen = TestIds.set(new Link(this, SWT.NONE), TestIds.LOGS_NEW);
    GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).exclude(true).applyTo(unseen);
    unseen.setVisible(false);
    unseen.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> goToEnd()));
    text.getVerticalBar()
        .addSelectionListener(
            SelectionListener.widgetSelectedAdapter(event -> forgetUnseenAtEnd()));
    text.addKeyListener(
        KeyListener.keyPressedAdapter(event -> {
          if (event.keyCode == SWT.END) {
            goToEnd();
          }
        }));
  }

  StyledText text() {
    return text;
  }

  boolean isEmpty() {
    return text.getCharCount() == 0;
  }

  /** Draws what is new. */
  void show(LogPage.Piece piece) {
    boolean follows = piece.fromStart() || isAtEnd();
    if (piece.fromStart()) {
      text.setText("");
      setUnseen(0);
    }
    if (piece.entries().isEmpty()) {
      return;
    }
    append(piece.entries());
    trim(follows ? LogPage.SHOWN : READ);
    if (follows) {
      text.setTopIndex(text.getLineCount() - 1);
    } else {
      setUnseen(unseenLines + piece.entries().size());
    }
  }

  private void append(List<LogEntry> entries) {
    StringBuilder added = new StringBuilder();
    List<StyleRange> styles = new ArrayList<>();
    int offset = text.getCharCount();
    for (LogEntry entry : entries) {
      String line = words.of(entry);
      Color color = color(entry);
      if (color != null) {
        styles.add(new StyleRange(offset + added.length(), line.length(), color, null));
      }
      added.append(line);
    }
    text.append(added.toString());
    text.replaceStyleRanges(offset, added.length(), styles.toArray(StyleRange[]::new));
  }

  private static Color color(LogEntry entry) {
    if (!(entry instanceof LogEntry.Line line)) {
      return ConsoleColors.INFO.color();
    }
    return switch (LogLevel.of(line.line())) {
      case TRACE, DEBUG -> ConsoleColors.MUTED.color();
      case INFORMATION -> null;
      case WARNING -> ConsoleColors.WARN.color();
      case ERROR, CRITICAL -> ConsoleColors.ERROR.color();
    };
  }

  private void trim(int most) {
    int lines = text.getLineCount();
    // A fifth more, so that not every new line costs a cut at the other end.
    if (lines <= most * 6 / 5) {
      return;
    }
    int surplus = lines - most;
    int top = text.getTopIndex();
    text.replaceTextRange(0, text.getOffsetAtLine(surplus), "");
    text.setTopIndex(Math.max(0, top - surplus));
  }

  private boolean isAtEnd() {
    int bottom = text.getLinePixel(text.getLineCount());
    return text.getSelectionCount() == 0
        && bottom <= text.getClientArea().height + text.getLineHeight();
  }

  private void forgetUnseenAtEnd() {
    if (unseenLines > 0 && isAtEnd()) {
      setUnseen(0);
    }
  }

  private void goToEnd() {
    setUnseen(0);
    text.setSelection(text.getCharCount());
    text.setTopIndex(text.getLineCount() - 1);
  }

  private void setUnseen(long lines) {
    unseenLines = lines;
    boolean isShown = lines > 0;
    if (isShown) {
      unseen.setText("<a>" + NLS.bind(Messages.Logs_unseen, lines) + "</a>");
    }
    if (unseen.getVisible() != isShown) {
      unseen.setVisible(isShown);
      ((GridData) unseen.getLayoutData()).exclude = !isShown;
    }
    // The text gets lower or higher below; what somebody reads stays where it is.
    int top = text.getTopPixel();
    layout();
    text.setTopPixel(top);
  }

  /** Copies what is selected, else everything that is shown. */
  void copy() {
    if (text.getSelectionCount() > 0) {
      text.copy();
      return;
    }
    if (isEmpty()) {
      return;
    }
    Clipboard clipboard = new Clipboard(getDisplay());
    clipboard.setContents(
        new Object[] {text.getText()}, new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
  }
}
