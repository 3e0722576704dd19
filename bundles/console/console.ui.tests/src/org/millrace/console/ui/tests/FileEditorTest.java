package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.DraftStore;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.console.core.edit.SourceText;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

final class FileEditorTest extends ConsoleTest {
  private static final AppName ORDERS = new AppName("orders");
  private static final String CODE = "line 1\nline 2\napp.http('createOrder')\n";
  private static final String POST = "POST /api/v1/apps/orders/deployments";

  private final DraftStore drafts =
      Bot.ui(() -> PlatformUI.getWorkbench().getService(DraftStore.class));

  private FakeAgent orders(Installation.Kind kind) {
    FakeInstallation installation = new FakeInstallation("test", kind);
    installation.add(
        "orders",
        App.State.RUNNING,
        "",
        FakeInstallation.http("createOrder", "POST", "/api/orders"),
        FakeInstallation.http("getOrder", "GET", "/api/orders/{id}"));
    installation.add(FakeInstallation.deployment(ORDERS, 1, Deployment.State.LIVE, "", 1000));
    FakeAgent agent = start(installation);
    agent
        .packages()
        .with("orders", "host.json", "{\"version\": \"2.0\"}")
        .with("orders", "package.json", "{\"main\": \"src/*.js\"}")
        .with("orders", "src/createOrder.js", CODE)
        .with("orders", "src/getOrder.js", "app.http('getOrder')\n");
    connections.connect(agent.connection());
    awaitShown(agent);
    return agent;
  }

  private static void open(FakeAgent agent, String function) {
    String app = agent.address() + "/orders";
    Bot.expand(TestIds.EXPLORER_TREE, "explorer:app/" + app);
    Bot.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + app);
    Bot.select(TestIds.EXPLORER_TREE, "explorer:function/" + app + "/" + function);
    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);
    OpenFile.awaitName(function + ".js");
  }

  private FakeAgent opened(Installation.Kind kind) {
    FakeAgent agent = orders(kind);
    open(agent, "createOrder");
    OpenFile.awaitState("ready");
    return agent;
  }

  private static FileKey file(FakeAgent agent) {
    return new FileKey(agent.address(), ORDERS, "src/createOrder.js");
  }

  private static List<String> deployments(FakeAgent agent) {
    return agent.orders().stream().filter(POST::equals).toList();
  }

  @Test
  void a_function_opens_with_the_live_text_of_its_file() {
    opened(Installation.Kind.TEST);

    assertEquals(CODE, OpenFile.text());
    assertFalse(OpenFile.isDirty());
    assertEquals("createOrder", Bot.text(TestIds.EDITOR_FUNCTION));
    assertEquals(3, OpenFile.line());
    assertEquals("", OpenFile.said());
  }

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

  private static String live(FakeAgent agent) {
    return agent.packages().text("orders", "src/createOrder.js");
  }

  @Test
  void testing_from_the_code_shows_the_answer_with_the_log_lines_beside_it() {
    FakeAgent agent = opened(Installation.Kind.TEST);

    Bot.command(ConsoleIds.COMMAND_TEST);

    Bot.await("the answer", () -> Bot.text(TestIds.TEST_STATUS).startsWith("200 · 41 ms"));
    assertEquals("createOrder", agent.calls().getFirst().get("function").textValue());
    assertEquals(
        ConsoleIds.EDITOR_FILE,
        Bot.ui(() -> Bot.window().getActivePage().getActivePart().getSite().getId()));
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
  void undoing_everything_makes_it_clean() {
    opened(Installation.Kind.TEST);
    OpenFile.type("new");

    Bot.command("org.eclipse.ui.edit.undo");

    Bot.await("the old text", () -> OpenFile.text().equals(CODE));
    Bot.await("clean", () -> !OpenFile.isDirty());
  }

  @Test
  void a_line_is_gone_to_by_its_number() {
    opened(Installation.Kind.TEST);

    Bot.command("org.eclipse.ui.edit.text.goto.line");
    Bot.await("the question", () -> Bot.now(Text.class, TestIds.EDITOR_LINE).isPresent());
    Bot.type(TestIds.EDITOR_LINE, "none");
    Bot.type(TestIds.EDITOR_LINE, "2");
    Bot.click(TestIds.EDITOR_LINE_OK);

    Bot.await("line 2", () -> OpenFile.line() == 2);
  }

  @Test
  void a_text_is_searched_for() {
    opened(Installation.Kind.TEST);
    int before = Bot.ui(() -> Display.getDefault().getShells().length);

    Bot.command("org.eclipse.ui.edit.findReplace");

    Bot.await("the search", () -> Bot.ui(() -> Display.getDefault().getShells().length) > before);
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
  void what_is_typed_is_on_disk_within_two_seconds() {
    FakeAgent agent = opened(Installation.Kind.TEST);

    OpenFile.type("typed");

    Bot.await("the journal", () -> drafts.edited(file(agent)).isPresent());
    assertEquals(
        Optional.of("typed" + CODE), drafts.edited(file(agent)).map(d -> d.source().text()));
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

  @Test
  void what_cannot_be_shown_is_described() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    agent.packages().with("orders", "src/createOrder.js", new byte[] {0, 1, 2});
    agent.packages().claim("src/getOrder.js", 200_000_000);

    open(agent, "createOrder");
    OpenFile.awaitState("binary");
    assertEquals("src/createOrder.js is no text: 3 B.", OpenFile.facts());
    open(agent, "getOrder");
    OpenFile.awaitState("tooLarge");
    assertEquals("src/getOrder.js is too large to be opened here: 200 MB.", OpenFile.facts());
  }

  @Test
  void a_file_that_never_was_is_said_and_so_is_one_that_cannot_be_read() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    agent.packages().delete("orders", "src/createOrder.js");
    agent.refuse("GET /api/v1/apps/orders/files/src/getOrder.js", 500, "The disk is broken.");

    open(agent, "createOrder");
    OpenFile.awaitState("missing");
    open(agent, "getOrder");
    OpenFile.awaitState("failed");
    assertEquals("The disk is broken.", OpenFile.facts());
    agent.allow("GET /api/v1/apps/orders/files/src/getOrder.js");
    Bot.click(TestIds.EDITOR_ACT);

    OpenFile.awaitState("ready");
    assertEquals("app.http('getOrder')\n", OpenFile.text());
  }

  @Test
  void what_was_built_elsewhere_is_read_only_and_says_where_to_change_it() {
    FakeAgent agent = orders(Installation.Kind.TEST);
    agent.packages().with("orders", "src/createOrder.js", "x;\n//# sourceMappingURL=x.js.map\n");

    open(agent, "createOrder");
    OpenFile.awaitState("ready");

    Bot.await("the reason", () -> OpenFile.said().startsWith("Read-only: this file was built"));
    assertFalse(OpenFile.isEditable());
  }

  @Test
  void a_function_without_a_file_says_so() {
    FakeInstallation installation = FakeInstallation.test();
    installation.add(
        "orders",
        App.State.RUNNING,
        "",
        new Function("createOrder", "httpTrigger", "/", List.of(), "", true, "", ""));
    FakeAgent agent = connected(installation);
    String app = agent.address() + "/orders";
    Bot.expand(TestIds.EXPLORER_TREE, "explorer:app/" + app);
    Bot.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + app);
    Bot.select(TestIds.EXPLORER_TREE, "explorer:function/" + app + "/createOrder");

    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);

    Bot.await(
        "the sentence",
        () ->
            Bot.isSaid(
                "The agent does not say which file holds the code of createOrder. Look under Files."));
    assertNull(Bot.ui(() -> Bot.window().getActivePage().getActiveEditor()));
  }
}
