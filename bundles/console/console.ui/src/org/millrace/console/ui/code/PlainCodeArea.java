package org.millrace.console.ui.code;

import java.util.ListResourceBundle;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IPainter;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.TextViewerUndoManager;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.AnnotationPainter;
import org.eclipse.jface.text.source.CompositeRuler;
import org.eclipse.jface.text.source.LineNumberRulerColumn;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.texteditor.FindReplaceAction;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.preferences.Preferences;

/** A native text widget with line numbers: opens at once and speaks to screen readers. */
final class PlainCodeArea implements CodeArea {
  private static final String PROBLEM = "org.millrace.console.problem";
  private static final String SQUIGGLE = "squiggle";
  private static final int UNDO_STEPS = 1000;
  private static final int GAP = 6;

  private final SourceViewer viewer;
  private final LineNumberRulerColumn numbers = new LineNumberRulerColumn();
  private final Colouring colouring;
  private final AnnotationModel problems = new AnnotationModel();
  private final Runnable find;
  private Runnable listener = () -> {};
  private Font font;
  private boolean isOpening;
  private boolean isTabLeaving;

  PlainCodeArea(Composite parent) {
    CompositeRuler ruler = new CompositeRuler();
    ruler.addDecorator(0, numbers);
    viewer = new SourceViewer(parent, ruler, SWT.H_SCROLL | SWT.V_SCROLL | SWT.MULTI);
    viewer.setUndoManager(new TextViewerUndoManager(UNDO_STEPS));
    colouring = new Colouring(viewer);
    viewer.setDocument(new Document(), problems);
    viewer.activatePlugins();
    viewer.addTextListener(event -> {
      if (!isOpening && event.getDocumentEvent() != null) {
        listener.run();
      }
    });
    StyledText text = viewer.getTextWidget();
    TestIds.set(text, TestIds.EDITOR_TEXT);
    numbers.setForeground(ConsoleColors.MUTED.color());
    text.setLeftMargin(GAP);
    text.addListener(SWT.Traverse, this::leave);
    text.addDisposeListener(event -> font.dispose());
    dress();
    text.addPaintListener(event -> followTheme(text));
    addPainter();
    find = findAction();
  }

  private void addPainter() {
    AnnotationPainter painter = new AnnotationPainter(viewer, new ProblemAccess());
    painter.addTextStyleStrategy(
        SQUIGGLE, new AnnotationPainter.UnderlineStrategy(SWT.UNDERLINE_SQUIGGLE));
    painter.addAnnotationType(PROBLEM, SQUIGGLE);
    painter.setAnnotationTypeColor(PROBLEM, ConsoleColors.ERROR.color());
    viewer.addPainter(painter);
    viewer.addTextPresentationListener(painter);
    // Without this it waits for the first key before it looks at the problems.
    painter.paint(IPainter.CONFIGURATION);
  }

  private Runnable findAction() {
    FindReplaceAction action =
        new FindReplaceAction(
            new NoWords(), "Find.", viewer.getControl().getShell(), viewer.getFindReplaceTarget());
    return () -> {
      action.update();
      action.run();
    };
  }

  /** The style sheets colour the text, and nobody colours the numbers. */
  private void followTheme(StyledText text) {
    Color background = text.getBackground();
    Control column = numbers.getControl();
    if (column != null && !background.equals(column.getBackground())) {
      numbers.setBackground(background);
      numbers.setForeground(ConsoleColors.MUTED.color());
      column.setBackground(background);
      viewer.getControl().setBackground(background);
      numbers.redraw();
      colouring.recolour();
    }
  }

  @Override
  public Control control() {
    return viewer.getControl();
  }

  @Override
  public void open(String text, String file) {
    isOpening = true;
    try {
      int caret = viewer.getTextWidget().getCaretOffset();
      int top = viewer.getTopIndex();
      unmark();
      colouring.use(file, text.length());
      viewer.getDocument().set(text);
      viewer.getUndoManager().reset();
      viewer.getTextWidget().setCaretOffset(Math.min(caret, viewer.getTextWidget().getCharCount()));
      viewer.setTopIndex(top);
    } finally {
      isOpening = false;
    }
  }

  @Override
  public String text() {
    return viewer.getDocument().get();
  }

  @Override
  public void setEditable(boolean editable) {
    viewer.setEditable(editable);
  }

  @Override
  public void onTyped(Runnable newListener) {
    listener = newListener;
  }

  @Override
  public void goToLine(int line) {
    IDocument document = viewer.getDocument();
    int index = Math.clamp(line - 1L, 0, document.getNumberOfLines() - 1);
    try {
      int offset = document.getLineOffset(index);
      viewer.setSelectedRange(offset, 0);
      viewer.revealRange(offset, document.getLineLength(index));
      setFocus();
    } catch (BadLocationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public int line() {
    StyledText text = viewer.getTextWidget();
    return text.getLineAtOffset(text.getCaretOffset()) + 1;
  }

  @Override
  public void mark(int line) {
    unmark();
    IDocument document = viewer.getDocument();
    if (line < 1 || line > document.getNumberOfLines()) {
      return;
    }
    try {
      IRegion code = document.getLineInformation(line - 1);
      problems.addAnnotation(
          new Annotation(PROBLEM, false, ""),
          new Position(code.getOffset(), Math.max(1, code.getLength())));
    } catch (BadLocationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void unmark() {
    problems.removeAllAnnotations();
  }

  @Override
  public void run(Verb verb) {
    switch (verb) {
      case UNDO -> operate(ITextOperationTarget.UNDO);
      case REDO -> operate(ITextOperationTarget.REDO);
      case CUT -> operate(ITextOperationTarget.CUT);
      case COPY -> operate(ITextOperationTarget.COPY);
      case PASTE -> operate(ITextOperationTarget.PASTE);
      case DELETE -> operate(ITextOperationTarget.DELETE);
      case SELECT_ALL -> operate(ITextOperationTarget.SELECT_ALL);
      case FIND -> find.run();
      case TAB_MOVES_FOCUS -> isTabLeaving = !isTabLeaving;
    }
  }

  private void leave(Event event) {
    boolean isTab =
        event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS;
    if (isTab && isTabLeaving) {
      event.doit = true;
    }
  }

  @Override
  public boolean setFocus() {
    return viewer.getTextWidget().setFocus();
  }

  @Override
  public void dress() {
    StyledText text = viewer.getTextWidget();
    Font old = font;
    font = new Font(text.getDisplay(), Preferences.codeFont());
    text.setFont(font);
    numbers.setFont(font);
    text.setTabs(Preferences.tabWidth());
    if (old != null) {
      old.dispose();
    }
  }

  private void operate(int operation) {
    if (viewer.canDoOperation(operation)) {
      viewer.doOperation(operation);
    }
  }

  /** The action asks for the label of a menu item, and is none. */
  private static final class NoWords extends ListResourceBundle {
    @Override
    protected Object[][] getContents() {
      return new Object[0][0];
    }
  }
}
