package org.millrace.console.ui.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.code.BrowserEngine;
import org.millrace.console.ui.code.CodePane;
import org.millrace.console.ui.preferences.Preferences;

/** A test of code by itself, in a window of its own. */
@ExtendWith({Pictures.class, FreezeWatch.class})
abstract class PaneTest {
  final List<String> told = new CopyOnWriteArrayList<>();
  final Keyboard keyboard = new Keyboard();
  Shell shell;
  CodePane pane;

  @BeforeEach
  final void openWindow() {
    CodeEditors.use(Preferences.CodeEditor.AUTOMATIC);
    shell =
        Bot.ui(() -> {
          Shell made = new Shell(Display.getDefault());
          made.setLayout(new FillLayout());
          made.setBounds(100, 100, 800, 600);
          return made;
        });
  }

  @AfterEach
  final void closeWindow() {
    keyboard.close();
    Bot.ui(() -> {
      shell.dispose();
      return null;
    });
    CodeEditors.use(Preferences.CodeEditor.PLAIN);
  }

  final void show(BrowserEngine engine, String text, String file) {
    pane =
        Bot.ui(() -> {
          CodePane made = new CodePane(shell, engine, told::add);
          made.open(text, file);
          shell.open();
          return made;
        });
  }

  final void showPage(String text, String file) {
    show(BrowserEngine.OF_THE_MACHINE, text, file);
    OpenPage.await();
  }

  final String text() {
    return Bot.ui(pane::text);
  }

  static boolean isPlain() {
    return Bot.now(StyledText.class, TestIds.EDITOR_TEXT).isPresent();
  }
}
