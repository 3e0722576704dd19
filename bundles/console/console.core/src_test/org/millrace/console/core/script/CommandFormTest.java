package org.millrace.console.core.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.Apps;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Fingerprint;
import org.millrace.management.Function;

final class CommandFormTest {
  /** The command's own test reads the lines with its real grammar. */
  private static final Path LINES =
      Path.of("src_test/org/millrace/console/core/script/as-command.txt");

  private static final String TOKEN = "the-secret-token";

  private final AgentConnection agent =
      AgentConnection.to(AgentAddress.parse("http://pc-14:7070"), TOKEN);
  private final App orders = Apps.running("orders");
  private final Function create =
      new Function("createOrder", "httpTrigger", "/", List.of("POST"), "", true, "", "");

  private final Function get =
      new Function(
          "getOrder", "httpTrigger", "/", List.of("GET"), "", true, "getOrder/index.js", "");

  private Subject app() {
    return Subject.of(agent).with(orders);
  }

  private Subject deployment(int number, Deployment.State state) {
    return Subject.of(agent)
        .with(
            new Deployment(
                "d" + number,
                number,
                orders.name(),
                state,
                "",
                "anna",
                "console",
                "",
                Instant.EPOCH,
                state.isRunning() ? Optional.empty() : Optional.of(Instant.EPOCH),
                1,
                "",
                1,
                true));
  }

  private Subject example(CommandForm form) {
    return switch (form) {
      case ROLL_BACK, DEPLOYMENT_LOG -> deployment(2, Deployment.State.REPLACED);
      case DEPLOY_AGAIN -> deployment(3, Deployment.State.FAILED);
      case CANCEL -> deployment(4, Deployment.State.STARTING);
      case TEST, TOGGLE -> app().with(create);
      case FUNCTION_DELETE -> app().with(get);
      case CONNECT, NEW_APP, PUBLISH_ENDPOINT, AUTHORITY -> Subject.of(agent);
      default -> app();
    };
  }

  @Test
  void every_command_has_the_line_that_the_commands_own_test_reads() throws IOException {
    List<String> lines =
        Arrays.stream(CommandForm.values())
            .map(form ->
                form.command() + ": " + form.of(example(form)).orElseThrow().line())
            .toList();

    assertEquals(Files.readAllLines(LINES), lines);
  }

  @Test
  void the_agent_is_named_first_and_the_token_never() {
    String text = CommandForm.RESTART.of(app()).orElseThrow().text();

    assertEquals(
        "export MILLRACE_AGENT=http://pc-14:7070\n"
            + "# set MILLRACE_TOKEN\n"
            + "millrace apps restart orders\n",
        text);
    for (CommandForm form : CommandForm.values()) {
      assertFalse(form.of(example(form)).orElseThrow().text().contains(TOKEN), form.command());
    }
  }

  @Test
  void a_certificate_that_is_trusted_here_is_trusted_there() {
    Fingerprint fingerprint = new Fingerprint("ab".repeat(32));
    Subject secure = Subject.of(agent.trusting(Optional.of(fingerprint))).with(orders);

    assertEquals(
        "millrace --trust " + fingerprint.hex() + " apps restart orders",
        CommandForm.RESTART.of(secure).orElseThrow().line());
    assertEquals(
        "millrace T apps download orders --out orders.zip && zip -d orders.zip 'getOrder/*'"
            + " && millrace T deploy orders orders.zip --allow-missing",
        CommandForm.FUNCTION_DELETE
            .of(secure.with(get))
            .orElseThrow()
            .line()
            .replace("--trust " + fingerprint.hex(), "T"));
  }

  @Test
  void only_a_function_with_a_folder_of_its_own_can_be_deleted() {
    assertTrue(CommandForm.FUNCTION_DELETE.of(app().with(create)).isEmpty());
  }

  @Test
  void the_line_follows_the_state_of_the_thing() {
    Function off = new Function("nightly", "timerTrigger", "", List.of(), "", false, "", "");

    assertEquals(
        "millrace functions enable orders nightly",
        CommandForm.TOGGLE.of(app().with(off)).orElseThrow().line());
    assertTrue(
        CommandForm.DEPLOY_AGAIN.of(deployment(2, Deployment.State.LIVE)).isEmpty());
  }

  @Test
  void what_a_shell_would_read_otherwise_is_quoted() {
    CommandScript script =
        new CommandScript(agent, List.of("deploy", "orders", "/home/anna/it's here.zip"));

    assertEquals(
        "millrace deploy orders '/home/anna/it'\\''s here.zip'", script.line());
  }

  @Test
  void what_is_about_the_thing_alone_is_offered_first() {
    List<CommandForm> offered = CommandForm.allFor(app().with(create));

    assertEquals(CommandForm.TEST, offered.getFirst());
    assertTrue(offered.contains(CommandForm.RESTART));
    assertFalse(offered.contains(CommandForm.ROLL_BACK));
  }
}
