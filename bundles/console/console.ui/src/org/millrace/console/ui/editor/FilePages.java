package org.millrace.console.ui.editor;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.console.core.edit.FileContent;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.StatePane;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.code.CodeArea;
import org.millrace.console.ui.code.CodePane;

/** The widgets of an open file: the head, and below it the code or why there is none. */
final class FilePages {
  private final Composite root;
  private final FileHead head;
  private final Composite body;
  private final StackLayout stack = new StackLayout();
  private final CodeArea area;
  private final StatePane facts;
  private String state = "loading";
  private OptionalInt wanted = OptionalInt.empty();

  /**
   * @param functionChosen told the function that the person chose
   * @param noted told what has to be said about how the code is shown
   */
  FilePages(Composite parent, Consumer<String> functionChosen, Consumer<String> noted) {
    root = TestIds.set(new Composite(parent, SWT.NONE), TestIds.EDITOR);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
    head = new FileHead(root, functionChosen);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
    body = new Composite(root, SWT.NONE);
    body.setLayout(stack);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
    area = new CodePane(body, noted);
    facts = TestIds.set(new StatePane(body, TestIds.EDITOR_ACT), TestIds.EDITOR_FACTS);
    facts.say("", "");
    stack.topControl = facts;
  }

  Composite root() {
    return root;
  }

  FileHead head() {
    return head;
  }

  CodeArea area() {
    return area;
  }

  void showText(FileSession session, String text) {
    area.open(text, session.file().name());
    area.setEditable(session.isEditable());
    state = "ready";
    bringUp(area.control());
  }

  /** Goes to a line now, or as soon as the text is there. */
  void goToOnceShown(int line) {
    wanted = OptionalInt.of(line);
    if (state.equals("ready")) {
      goToWanted();
    }
  }

  void goToWanted() {
    wanted.ifPresent(area::goToLine);
    wanted = OptionalInt.empty();
  }

  /** What is said instead of a text. */
  void showFacts(FileSession session, FileContent content) {
    String path = session.file().path();
    switch (content) {
      case FileContent.Binary binary ->
          say("binary", bind(Messages.Facts_binary, path, size(binary.size())), "");
      case FileContent.TooLarge large ->
          say(
              "tooLarge",
              bind(Messages.Facts_tooLarge, path, size(large.size())),
              Messages.Facts_tooLargeHint);
      case FileContent.Missing _ ->
          say(
              "missing",
              bind(Messages.Facts_missing, path, session.file().app()),
              Messages.Facts_missingHint);
      case FileContent.Text _ -> throw new IllegalStateException("A text is shown, not said.");
    }
  }

  /** Why the file could not be read; a text that is there already stays. */
  void showFailure(FileSession session, String sentence, Runnable tryAgain) {
    if (!session.isKnown()) {
      state = "failed";
      facts.say(sentence, "", Messages.Facts_tryAgain, tryAgain);
      bringUp(facts);
    }
  }

  private void say(String newState, String sentence, String hint) {
    state = newState;
    facts.say(sentence, hint);
    bringUp(facts);
  }

  private static String bind(String sentence, Object... values) {
    return NLS.bind(sentence, values);
  }

  private static String size(long bytes) {
    return DeploymentWords.size(bytes);
  }

  /** Says what is shown while nothing else is; and tells tests. */
  void tell(FileSession session, Optional<InstallationState> installation) {
    boolean isConnected = installation.isPresent() && installation.get().link().isConnected();
    if (state.equals("loading")) {
      facts.say(
          bind(Messages.Facts_loading, session.file().path()),
          isConnected ? "" : Messages.Facts_offline);
    }
    TestIds.shown(root, isConnected ? state : "offline", session.base().deployment());
  }

  private void bringUp(Control page) {
    if (stack.topControl != page) {
      stack.topControl = page;
      body.layout();
    }
  }

  void setFocus() {
    if (!area.setFocus()) {
      root.setFocus();
    }
  }
}
