package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.apps.AppContents;
import org.millrace.console.core.call.FunctionCalls;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.Link;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

final class ConnectTest extends ConsoleTest {
  @Test
  void address_and_token_connect() {
    FakeAgent agent = start(FakeInstallation.test());
    Bot.command(ConsoleIds.COMMAND_CONNECT);

    Bot.type(TestIds.CONNECT_ADDRESS, agent.address());
    Bot.type(TestIds.CONNECT_TOKEN, FakeAgent.TOKEN);
    finish();

    awaitShown(agent);
    assertFalse(isWizardOpen());
  }

  @Test
  void a_pasted_connection_line_fills_both_fields() {
    FakeAgent agent = start(FakeInstallation.test());
    Bot.command(ConsoleIds.COMMAND_CONNECT);

    Bot.type(
        TestIds.CONNECT_ADDRESS, "millrace://" + agent.address() + "/connect#" + FakeAgent.TOKEN);

    assertEquals(agent.address(), Bot.text(TestIds.CONNECT_ADDRESS));
    assertEquals(FakeAgent.TOKEN, Bot.text(TestIds.CONNECT_TOKEN));
  }

  @Test
  void a_wrong_token_stays_in_the_field_with_the_reason() {
    FakeAgent agent = start(FakeInstallation.test());
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_ADDRESS, agent.address());
    Bot.type(TestIds.CONNECT_TOKEN, "wrong");

    finish();

    Bot.await("a complaint", () -> !complaint().isEmpty());
    assertTrue(complaint().contains("does not accept this token"), complaint());
    assertEquals("wrong", Bot.text(TestIds.CONNECT_TOKEN));
    assertTrue(connections.states().isEmpty());
  }

  @Test
  void a_kind_that_is_chosen_is_kept_by_the_installation() {
    FakeAgent agent = start(FakeInstallation.test());
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_ADDRESS, agent.address());
    Bot.type(TestIds.CONNECT_TOKEN, FakeAgent.TOKEN);
    Bot.choose(TestIds.CONNECT_KIND, "Production");

    finish();

    awaitShown(agent);
    assertEquals(Installation.Kind.PRODUCTION, agent.installation().facts().kind());
    assertEquals(Optional.empty(), connections.states().getFirst().connection().kind());
    assertTrue(connections.states().getFirst().isProduction());
  }

  @Test
  void an_agent_that_cannot_keep_a_kind_leaves_it_to_the_workstation() {
    FakeAgent agent = start(FakeInstallation.test());
    agent.refuse("PATCH /api/v1/installation", 404, "There is nothing here.");
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_ADDRESS, agent.address());
    Bot.type(TestIds.CONNECT_TOKEN, FakeAgent.TOKEN);
    Bot.choose(TestIds.CONNECT_KIND, "Production");

    finish();

    awaitShown(agent);
    assertTrue(connections.states().getFirst().isProduction());
    assertFalse(connections.states().getFirst().acceptsPublishes());
  }

  @Test
  void production_is_not_unmarked_from_a_workstation() {
    FakeAgent agent = start(new FakeInstallation("plant-a", Installation.Kind.PRODUCTION));
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_ADDRESS, agent.address());
    Bot.type(TestIds.CONNECT_TOKEN, FakeAgent.TOKEN);
    Bot.choose(TestIds.CONNECT_KIND, "Test");

    finish();

    Bot.await("a complaint", () -> !complaint().isEmpty());
    assertEquals(
        "plant-a is marked as production. 'millrace installation set --kind test' unmarks it;"
            + " a console never does.",
        complaint());
    assertTrue(connections.states().isEmpty());
  }

  @Test
  void nothing_listening_is_said_in_one_sentence() {
    FakeAgent agent = start(FakeInstallation.test());
    agent.die();
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_ADDRESS, agent.address());
    Bot.type(TestIds.CONNECT_TOKEN, "token");

    finish();

    Bot.await("a complaint", () -> !complaint().isEmpty());
    assertTrue(complaint().startsWith("Nothing listens at " + agent.address()), complaint());
  }

  @Test
  void what_is_no_address_cannot_be_finished() {
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_TOKEN, "token");

    Bot.type(TestIds.CONNECT_ADDRESS, "not an address");

    assertEquals("Type an address such as pc-14:7070.", complaint());
    assertFalse(canFinish());
  }

  @Test
  void a_certificate_that_nobody_knows_is_compared_once() {
    FakeInstallation installation = FakeInstallation.test();
    FakeAgent agent = startSecure(installation, 0);
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_ADDRESS, "https://" + agent.address());
    Bot.type(TestIds.CONNECT_TOKEN, FakeAgent.TOKEN);
    finish();

    String fingerprint = installation.authority().fingerprint().toString();
    Bot.await(
        "the certificate",
        () ->
            Bot.isThere(TestIds.CONNECT_FINGERPRINT)
                && Bot.text(TestIds.CONNECT_FINGERPRINT).equals(fingerprint));
    assertFalse(canFinish());
    assertTrue(agent.orders().isEmpty() && connections.states().isEmpty());
    Bot.choose(TestIds.CONNECT_TRUST);
    finish();
    awaitShown(agent);

    int port = agent.port();
    agent.die();
    FakeAgent renewed = startSecure(installation, port);
    Bot.await("the agent to be seen again", () -> renewed.openStreams() == 1);
  }

  @Test
  void an_agent_that_speaks_tls_is_guessed_when_it_is_asked_in_clear() {
    FakeAgent agent = startSecure(FakeInstallation.test(), 0);
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_ADDRESS, agent.address());
    Bot.type(TestIds.CONNECT_TOKEN, FakeAgent.TOKEN);

    finish();

    Bot.await("a complaint", () -> !complaint().isEmpty());
    assertTrue(complaint().contains("type https://" + agent.address()), complaint());
  }

  @Test
  void a_connection_line_with_the_fingerprint_needs_no_comparing() {
    FakeInstallation installation = FakeInstallation.test();
    FakeAgent agent = startSecure(installation, 0);
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(
        TestIds.CONNECT_ADDRESS,
        "millrace://"
            + agent.address()
            + "/connect?fingerprint="
            + installation.authority().fingerprint().hex()
            + "#"
            + FakeAgent.TOKEN);

    finish();

    awaitShown(agent);
    assertFalse(isWizardOpen());
  }

  @Test
  void another_certificate_than_the_trusted_one_is_never_taken_by_itself() {
    FakeAgent agent = startSecure(FakeInstallation.test(), 0);
    connections.connect(
        agent
            .connection()
            .trusting(Optional.of(FakeInstallation.test().authority().fingerprint())));

    Bot.await(
        "the stop",
        () ->
            connections.states().getFirst().link() instanceof Link.Untrusted untrusted
                && untrusted.certificate().isChanged());
  }

  @Test
  void an_older_agent_is_connected_to_be_looked_at_only() {
    FakeInstallation old = FakeInstallation.test();
    old.add("orders", App.State.RUNNING, "", FakeInstallation.http("getOrder", "GET", "/api"));
    old.becomeVersion("0.0.9");
    FakeAgent agent = start(old);
    Bot.command(ConsoleIds.COMMAND_CONNECT);
    Bot.type(TestIds.CONNECT_ADDRESS, agent.address());
    Bot.type(TestIds.CONNECT_TOKEN, FakeAgent.TOKEN);
    finish();
    awaitShown(agent);

    assertTrue(
        strip().matches("Agent pc-14 has version 0\\.0\\.9, this console .*; changing needs an .*"),
        strip());
    Orders.select(agent);
    Bot.command(ConsoleIds.COMMAND_APP_OPEN);
    Button stop = Bot.find(Button.class, TestIds.APP_START_STOP);
    Bot.await("the app", () -> Bot.ui(() -> strip().equals(stop.getToolTipText())));
    assertFalse(Bot.ui(stop::isEnabled));
    assertFalse(canRestart());

    old.becomeVersion("0.1.0");
    Bot.await("an app that can be stopped", () -> Bot.ui(stop::isEnabled) && canRestart());
    assertFalse(Bot.isThere(TestIds.EXPLORER_STRIP));
  }

  private static String strip() {
    Composite strip = Bot.find(Composite.class, TestIds.EXPLORER_STRIP);
    return Bot.ui(() -> ((Strip) strip).sentence());
  }

  private static boolean canRestart() {
    return Bot.ui(() ->
        PlatformUI.getWorkbench()
            .getService(ICommandService.class)
            .getCommand(ConsoleIds.COMMAND_APP_RESTART)
            .isEnabled());
  }

  @Test
  void an_older_agent_is_asked_and_never_ordered() {
    FakeInstallation old = FakeInstallation.test();
    old.becomeVersion("0.0.9");
    InstallationMonitor monitor = connections.find(connected(old).address()).orElseThrow();
    AppName orders = Orders.NAME;

    IStatus order = FunctionCalls.setEnabled(monitor, orders, "getOrder", false).check();

    assertTrue(order.getMessage().startsWith("Agent pc-14 has version 0.0.9"), order.toString());
    assertTrue(AppContents.of(monitor, orders).check().isOK());
  }

  @Test
  void the_token_is_written_nowhere_in_clear() throws IOException {
    FakeAgent agent = connected(FakeInstallation.test());
    connections.connect(agent.connection().named("kept"));
    awaitShown(agent);

    Path workspace = Path.of(Platform.getInstanceLocation().getURL().getPath());
    Path person = Path.of(System.getProperty("user.home"), ".millrace");

    assertTrue(Files.exists(person.resolve("tokens")));
    assertEquals(0, filesWithToken(workspace) + filesWithToken(person));
  }

  @Test
  void a_token_that_cannot_be_kept_is_said_and_works_until_the_end() throws IOException {
    FakeAgent agent = start(FakeInstallation.test());
    Path tokens = Path.of(System.getProperty("user.home"), ".millrace", "tokens");
    Files.deleteIfExists(tokens);
    Files.createDirectory(tokens);
    try {
      Bot.command(ConsoleIds.COMMAND_CONNECT);
      Bot.type(TestIds.CONNECT_ADDRESS, agent.address());
      Bot.type(TestIds.CONNECT_TOKEN, FakeAgent.TOKEN);
      finish();

      Composite told = Bot.find(Composite.class, TestIds.NOTIFICATION);
      String sentence = Bot.ui(() -> ((Label) told.getChildren()[0]).getText());
      assertTrue(sentence.startsWith("The secure storage cannot be opened: "), sentence);
      assertTrue(sentence.endsWith("kept until you exit, then asked for again."), sentence);
      awaitShown(agent);
      Bot.command(ConsoleIds.COMMAND_COPY_DETAILS);
      Bot.await("the details", () -> Bot.clipboard().contains(sentence));
      assertFalse(Bot.clipboard().contains(FakeAgent.TOKEN));
    } finally {
      Files.delete(tokens);
    }
  }

  private static long filesWithToken(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(ConnectTest::holdsToken).count();
    }
  }

  private static boolean holdsToken(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(FakeAgent.TOKEN);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
