package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

/** What was open comes back as the workbench keeps it over a restart: by what its input saves. */
final class RestoredTest extends CodeTest {
  @AfterEach
  void leaveNothing() {
    Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
    drafts.kept().forEach(draft -> drafts.forget(draft.file()));
  }

  private static IEditorInput open() {
    return Bot.ui(() -> Bot.window().getActivePage().getActiveEditor().getEditorInput());
  }

  private static IAdaptable restored(String factory, XMLMemento memento) {
    return Bot.ui(
        () -> PlatformUI.getWorkbench().getElementFactory(factory).createElement(memento));
  }

  private static IEditorInput restored(IEditorInput input) {
    XMLMemento memento = XMLMemento.createWriteRoot("editor");
    IPersistableElement kept = input.getPersistable();
    kept.saveState(memento);
    return (IEditorInput) restored(kept.getFactoryId(), memento);
  }

  private static void show(IEditorInput input, String editor) {
    Bot.ui(() -> {
      Bot.window().getActivePage().closeAllEditors(false);
      return Bot.window().getActivePage().openEditor(input, editor);
    });
  }

  @Test
  void a_file_comes_back_with_its_draft() {
    opened(Installation.Kind.PRODUCTION);
    OpenFile.type("mine\n");
    OpenFile.save();
    Bot.await("the draft", () -> OpenFile.said().startsWith("Draft: not live."));
    IEditorInput before = open();

    IEditorInput again = restored(before);
    show(again, ConsoleIds.EDITOR_FILE);

    assertEquals(before, again);
    OpenFile.awaitState("ready");
    assertEquals("mine\n" + CODE, OpenFile.text());
    Bot.await("the draft", () -> OpenFile.said().startsWith("Draft: not live."));
  }

  @Test
  void an_app_comes_back() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    Orders.select(agent);
    Bot.command(ConsoleIds.COMMAND_APP_OPEN);
    EditorTest.awaitState(TestIds.APP, "ready");
    IEditorInput before = open();

    IEditorInput again = restored(before);
    show(again, ConsoleIds.EDITOR_APP);

    assertEquals(before, again);
    EditorTest.awaitState(TestIds.APP, "ready");
  }

  @Test
  void of_what_was_not_saved_nothing_comes_back() {
    opened(Installation.Kind.TEST);
    String factory = open().getPersistable().getFactoryId();

    assertNull(restored(factory, XMLMemento.createWriteRoot("editor")));
  }
}
