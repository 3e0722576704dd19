package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.edit.DraftStore;

/** What a real language worker thinks of code that was saved. */
final class LiveCodeTest extends LiveTest {
  private final DraftStore drafts =
      Bot.ui(() -> PlatformUI.getWorkbench().getService(DraftStore.class));

  @AfterEach
  void forgetDrafts() {
    drafts.kept().forEach(draft -> drafts.forget(draft.file()));
  }

  @Test
  void code_that_does_not_load_is_marked_where_it_breaks_and_the_old_version_answers() {
    south().say("deploy", "orders", Built.hello().toString(), "--create");
    awaitLive("orders", 1);
    openCode("orders", "hello", "functions.js");

    OpenFile.replace("authLevel: 'anonymous',", "authLevel: 'anonymous',,");
    OpenFile.save();

    Bot.awaitLong("the reason", () -> OpenFile.said().contains("src/functions.js, line 5"));
    assertTrue(OpenFile.said().startsWith("orders was not deployed: "), OpenFile.said());
    assertTrue(OpenFile.said().contains("Unexpected token"), OpenFile.said());
    assertTrue(OpenFile.said().endsWith("Dep 1 still answers."), OpenFile.said());
    assertTrue(OpenFile.offered().contains("Go to Line 5"), OpenFile.offered());
    assertTrue(OpenFile.isUnderlined(5));
    assertEquals(1, drafts.kept().size());
    assertTrue(shown("orders").contains("Running · dep 1"), shown("orders"));
    awaitAnswer("Hello, world");
  }
}
