package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.console.core.edit.SourceText;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

final class FileConflictTest extends CodeTest {
  @Test
  void somebody_who_was_faster_is_asked_about_and_cancel_loses_nothing() {
    FakeAgent agent = overtaken();

    OpenFile.save();
    Bot.click(TestIds.CONFLICT_CANCEL);

    Bot.await("the dialog gone", () -> !Bot.isThere(TestIds.CONFLICT_CANCEL));
    assertEquals("mine" + CODE, OpenFile.text());
    assertEquals("theirs", live(agent));
    assertTrue(deployments(agent).isEmpty());
    assertTrue(drafts.kept(file(agent)).isPresent());
  }

  private FakeAgent overtaken() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    OpenFile.type("mine");
    agent.packages().with("orders", "src/createOrder.js", "theirs");
    agent.installation().overtake(ORDERS, "bob");
    Bot.await(
        "the conflict",
        () ->
            OpenFile.said().startsWith("orders has changed since you started: bob deployed dep 2"));
    return agent;
  }

  @Test
  void theirs_is_reloaded_and_mine_kept_aside() throws Exception {
    FakeAgent agent = overtaken();

    OpenFile.save();
    Bot.click(TestIds.CONFLICT_RELOAD);

    Bot.await("theirs", () -> OpenFile.text().equals("theirs"));
    Bot.await("the place of mine", () -> OpenFile.said().contains("is kept in "));
    String said = OpenFile.said();
    Path aside = Path.of(said.substring(said.indexOf("kept in ") + 8, said.length() - 1));
    drafts.flush();
    assertEquals("mine" + CODE, Files.readString(aside));
    assertFalse(OpenFile.isDirty());
    assertTrue(drafts.kept(file(agent)).isEmpty());
  }

  @Test
  void mine_is_deployed_anyway() {
    FakeAgent agent = overtaken();
    agent.packages().with("orders", "src/new.js", "theirs, too");

    OpenFile.save();
    Bot.click(TestIds.CONFLICT_DEPLOY);

    Bot.await("mine", () -> ("mine" + CODE).equals(live(agent)));
    assertEquals("theirs, too", agent.packages().text("orders", "src/new.js"));
    Bot.await("peace", () -> OpenFile.said().isEmpty());
  }

  @Test
  void a_text_that_nobody_edits_follows_what_others_deploy() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    agent.packages().with("orders", "src/createOrder.js", "theirs");

    agent.installation().overtake(ORDERS, "bob");

    Bot.await("theirs", () -> OpenFile.text().equals("theirs"));
    Bot.await("who", () -> OpenFile.said().startsWith("bob deployed dep 2;"));
    assertFalse(OpenFile.isDirty());
  }

  @Test
  void a_file_that_is_gone_leaves_the_draft() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    drafts.keep(new Draft(file(agent), new LiveVersion(1, 1), new SourceText("mine", false)));
    agent.packages().delete("orders", "src/createOrder.js");
    agent.installation().overtake(ORDERS, "bob");
    awaitShown(agent);

    open(agent, "createOrder");

    Bot.await(
        "the sentence",
        () ->
            OpenFile.said()
                .equals("This file is not in the live version any more. Your draft is kept."));
    assertEquals("mine", OpenFile.text());
    drafts.forget(file(agent));
  }
}
