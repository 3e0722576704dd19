package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.console.core.edit.SourceText;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;

final class FileSavingTest extends CodeTest {
  @Test
  void what_is_saved_goes_live_at_once() {
    FakeAgent agent = opened(Installation.Kind.TEST);

    OpenFile.type("new();\n");
    assertTrue(OpenFile.isDirty());
    OpenFile.save();

    Bot.await("the new code", () -> ("new();\n" + CODE).equals(live(agent)));
    Bot.await("no draft", () -> OpenFile.said().isEmpty());
    assertFalse(OpenFile.isDirty());
    assertEquals("app.http('getOrder')\n", agent.packages().text("orders", "src/getOrder.js"));
    assertTrue(drafts.kept(file(agent)).isEmpty());
  }

  @Test
  void it_can_be_saved_again_and_again() {
    FakeAgent agent = opened(Installation.Kind.TEST);

    for (String code : List.of("a", "b", "c")) {
      OpenFile.type(code);
      OpenFile.save();
      Bot.await("the code live", () -> OpenFile.text().equals(live(agent)));
    }

    Bot.await("no draft", () -> OpenFile.said().isEmpty());
    assertEquals("cba" + CODE, live(agent));
  }

  @Test
  void save_all_makes_one_deployment() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    OpenFile.type("one");
    open(agent, "getOrder");
    OpenFile.awaitState("ready");
    OpenFile.type("two");

    Bot.command("org.eclipse.ui.file.saveAll");

    Bot.await("the first live", () -> live(agent).startsWith("one"));
    assertEquals("two" + "app.http('getOrder')\n", OpenFile.text());
    assertEquals(OpenFile.text(), agent.packages().text("orders", "src/getOrder.js"));
    assertEquals(1, deployments(agent).size());
  }

  @Test
  void what_is_saved_while_another_file_is_on_its_way_follows_it() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    OpenFile.type("one");
    open(agent, "getOrder");
    OpenFile.awaitState("ready");
    OpenFile.type("two");
    OpenFile.save();
    Bot.await("the deployment", () -> !deployments(agent).isEmpty());

    open(agent, "createOrder");
    OpenFile.save();

    Bot.await("both live", () -> live(agent).startsWith("one"));
    assertEquals(
        "two" + "app.http('getOrder')\n", agent.packages().text("orders", "src/getOrder.js"));
    assertEquals(2, deployments(agent).size());
  }

  @Test
  void without_a_draft_there_is_nothing_to_deploy() {
    FakeAgent agent = opened(Installation.Kind.TEST);

    Bot.command(ConsoleIds.COMMAND_DEPLOY_DRAFT);

    Bot.await("the sentence", () -> Bot.isSaid("orders has no draft on this machine."));
    assertTrue(deployments(agent).isEmpty());
  }

  @Test
  void on_production_saving_keeps_a_draft_and_deploying_it_asks() {
    FakeAgent agent = opened(Installation.Kind.PRODUCTION);
    OpenFile.type("new");

    OpenFile.save();
    Bot.await("the draft", () -> OpenFile.said().startsWith("Draft: not live."));
    assertTrue(Bot.isThere(TestIds.STRIP_PRODUCTION));
    Bot.command(ConsoleIds.COMMAND_DEPLOY_DRAFT);
    Bot.click(TestIds.CONFIRM_CANCEL);
    Bot.await("the question gone", () -> !Bot.isThere(TestIds.CONFIRM_OK));
    assertTrue(deployments(agent).isEmpty());
    assertTrue(drafts.kept(file(agent)).isPresent());

    Bot.click(TestIds.EDITOR_STRIP_ACTION);
    Bot.click(TestIds.CONFIRM_OK);

    Bot.await("the code live", () -> ("new" + CODE).equals(live(agent)));
    Bot.await("no draft", () -> OpenFile.said().isEmpty());
  }

  @Test
  void a_deployment_that_fails_says_where_and_the_draft_stays() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    agent
        .installation()
        .deploymentsEnd(
            Deployment.State.FAILED, "Unexpected token '}' (src/createOrder.js, line 2)");
    OpenFile.type("}");

    OpenFile.save();
    Bot.await("the failure", () -> OpenFile.said().contains("src/createOrder.js, line 2"));
    assertTrue(OpenFile.said().endsWith("Dep 1 still answers."), OpenFile.said());
    assertEquals(CODE, live(agent));
    assertTrue(drafts.kept(file(agent)).isPresent());
    assertTrue(OpenFile.isUnderlined(2));
    assertFalse(OpenFile.isUnderlined(3));
    Bot.click(TestIds.EDITOR_STRIP_ACTION);
    Bot.await("line 2", () -> OpenFile.line() == 2);

    agent.installation().deploymentsEnd(Deployment.State.LIVE, "");
    OpenFile.type("{");
    OpenFile.save();
    Bot.await("the code live", () -> OpenFile.text().equals(live(agent)));
    Bot.await("peace", () -> OpenFile.said().isEmpty());
  }

  @Test
  void a_refusal_is_told_in_the_agents_words() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    agent.refuse(POST, 403, "This token may only read.");
    OpenFile.type("new");

    OpenFile.save();

    Bot.await("the refusal", () -> OpenFile.said().equals("This token may only read."));
    assertTrue(drafts.kept(file(agent)).isPresent());
  }

  @Test
  void offline_the_text_is_kept_and_can_be_deployed_afterwards() {
    FakeAgent lost = opened(Installation.Kind.TEST);
    lost.die();
    Bot.await("offline", () -> OpenFile.said().startsWith("Offline since"));
    OpenFile.type("new");
    OpenFile.save();
    assertTrue(OpenFile.said().endsWith("Your text is kept on this machine."));
    assertFalse(OpenFile.isDirty());

    try (FakeAgent again = new FakeAgent(lost.installation(), lost.port())) {
      again
          .packages()
          .with("orders", "host.json", "{\"version\": \"2.0\"}")
          .with("orders", "package.json", "{\"main\": \"src/*.js\"}")
          .with("orders", "src/createOrder.js", CODE);
      connections.find(lost.address()).orElseThrow().connect();
      Bot.await("the draft", () -> OpenFile.said().startsWith("Draft: not live."));
      Bot.click(TestIds.EDITOR_STRIP_ACTION);

      Bot.await("the code live", () -> ("new" + CODE).equals(live(again)));
      Bot.await("peace", () -> OpenFile.said().isEmpty());
      Bot.closeDialogs();
      connections.forget(lost.address());
    }
  }

  @Test
  void what_was_typed_when_the_console_died_is_there_again() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    drafts.journal(new Draft(file(agent), new LiveVersion(1, 1), new SourceText("typed", false)));

    open(agent, "createOrder");
    OpenFile.awaitState("ready");

    assertEquals("typed", OpenFile.text());
    assertTrue(OpenFile.isDirty());
  }

  @Test
  void what_is_typed_is_kept_until_the_editor_is_closed() {
    FakeAgent agent = opened(Installation.Kind.TEST);

    OpenFile.type("typed");

    Bot.await("the journal", () -> drafts.edited(file(agent)).isPresent());
    assertEquals(
        Optional.of("typed" + CODE), drafts.edited(file(agent)).map(d -> d.source().text()));
    drafts.flush();
    assertEquals(Optional.empty(), drafts.trouble());
    Bot.ui(() -> Bot.window().getActivePage().closeAllEditors(false));
    assertTrue(drafts.edited(file(agent)).isEmpty());
  }

  @Test
  void a_draft_is_discarded_after_asking() {
    FakeAgent agent = opened(Installation.Kind.PRODUCTION);
    OpenFile.type("new");
    OpenFile.save();

    Bot.command(ConsoleIds.COMMAND_DISCARD_DRAFT);
    Bot.click(TestIds.CONFIRM_OK);

    Bot.await("the live text", () -> OpenFile.text().equals(CODE));
    Bot.await("no draft", () -> OpenFile.said().isEmpty());
    assertTrue(drafts.kept(file(agent)).isEmpty());
  }
}
