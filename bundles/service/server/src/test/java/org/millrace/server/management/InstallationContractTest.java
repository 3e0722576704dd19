package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.management.Agent;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Finding;
import org.millrace.management.Installation;
import org.millrace.management.InstallationChange;
import org.millrace.management.InstallationSnapshot;
import org.millrace.management.ManagementClient;
import org.millrace.management.PublishAddress;
import org.millrace.management.Token;
import org.millrace.store.AgentRun;

/** An installation as a whole: what a console shows of it, who may ask, and its agents. */
class InstallationContractTest extends ManagementContract {
  @Test
  void the_snapshot_holds_everything_a_console_shows() throws IOException {
    client.createApp(SHOP);
    client.deploy(SHOP, ManagementFixture.zip("one"), BY_BOB);
    InstallationSnapshot snapshot = client.snapshot();
    assertEquals("plant", snapshot.installation().name());
    assertEquals(FakeOperations.AGENT, snapshot.installation().agent());
    assertEquals(Agent.State.READY, snapshot.agents().getFirst().state());
    assertEquals(1, snapshot.agents().getFirst().apps());
    assertEquals(Deployment.State.LIVE, snapshot.deployments().getFirst().state());
    App app = snapshot.apps().getFirst();
    assertEquals(App.State.RUNNING, app.state());
    assertEquals("http://127.0.0.1:7071/functions/shop", app.url());
    assertEquals(Optional.of(1), app.liveDeployment());
    assertEquals("node", app.stack());
    assertEquals("/api/hello", app.functions().getFirst().source());
    assertTrue(snapshot.seq() > 0);
  }

  @Test
  void doctor_tells_what_each_check_found() throws IOException {
    assertEquals(
        List.of(new Finding(FakeOperations.AGENT, "WARNING", "clock", "It is late", "Go home")),
        client.doctor());
  }

  @Test
  void tokens_are_told_once_and_open_until_they_are_revoked() throws IOException {
    Token made = client.createToken("Anna");
    assertEquals("anna", made.name());
    ManagementClient anna = agent.client("Bearer " + made.secret().orElseThrow());
    assertEquals(List.of(), anna.apps());
    assertEquals(List.of("anna", "bob"), client.tokens().stream().map(Token::name).toList());
    assertEquals(Optional.empty(), client.tokens().getFirst().secret());
    assertRefused(
        409,
        "There is a token named 'anna'. Revoke it or choose another name.",
        () -> client.createToken("anna"));
    client.revokeToken("anna");
    assertRefused(
        401,
        "This API token is not known here, or it has ended. Connect again with a new one.",
        anna::apps);
    assertRefused(404, "There is no token named 'anna'.", () -> client.revokeToken("anna"));
  }

  @Test
  void a_connection_line_holds_address_and_a_fresh_token() throws IOException {
    String line = client.connectionLine("console of anna");
    assertTrue(
        line.startsWith("millrace://127.0.0.1:" + agent.address.getPort() + "/connect#"), line);
    String secret = line.substring(line.indexOf('#') + 1);
    assertEquals(List.of(), agent.client("Bearer " + secret).apps());
  }

  @Test
  void publish_endpoints_are_known_while_they_say_so() throws IOException {
    PublishAddress said = client.announcePublishAddress("http://127.0.0.1:7072", "Build-7");
    assertEquals("build-7", said.machine());
    client.announcePublishAddress("http://127.0.0.1:7072", "build-7");
    client.announcePublishAddress("https://[::1]:7443", "pc-15");
    assertEquals(
        List.of("http://127.0.0.1:7072", "https://[::1]:7443"),
        client.publishAddresses().stream().map(PublishAddress::url).toList());
    client.withdrawPublishAddress("http://127.0.0.1:7072", "build-7");
    client.withdrawPublishAddress("http://127.0.0.1:7072", "nobody");
    assertEquals(
        List.of("https://[::1]:7443"),
        client.publishAddresses().stream().map(PublishAddress::url).toList());
    assertRefused(
        400,
        "The URL of a publish endpoint reads http://HOST:PORT.",
        () -> client.announcePublishAddress("file:///etc/passwd", "pc-15"));
    assertRefused(
        400,
        "A machine's name has letters, digits, dots and hyphens, at most 60.",
        () -> client.announcePublishAddress("http://127.0.0.1:7072", "a/b"));
  }

  @Test
  void agents_are_drained_and_only_silent_ones_removed() throws IOException {
    assertEquals(Agent.State.DRAINING, client.drainAgent("Agent-1").state());
    assertEquals(Agent.State.READY, client.undrainAgent("agent-1").state());
    assertRefused(
        409,
        "Agent agent-1 still runs. Stop it, wait 15 s, then remove it.",
        () -> client.removeAgent("agent-1"));
    agent.store.run(
        unit -> unit.agents().leave(new AgentRun("agent-1", "0123456789abcdef0123456789abcdef")));
    assertEquals(Agent.State.SILENT, client.agents().getFirst().state());
    client.removeAgent("agent-1");
    assertEquals(List.of(), client.agents());
    assertRefused(
        404,
        "There is no agent 'agent-1' in this installation.",
        () -> client.drainAgent("agent-1"));
  }

  @Test
  void what_becomes_production_takes_no_publishes_until_somebody_says_so() throws IOException {
    assertTrue(client.installation().acceptsPublishes());

    Installation production =
        client.changeInstallation(InstallationChange.to(Installation.Kind.PRODUCTION));
    assertEquals(Installation.Kind.PRODUCTION, production.kind());
    assertFalse(production.acceptsPublishes());
    assertEquals(production, client.snapshot().installation());

    Installation open = client.changeInstallation(InstallationChange.acceptingPublishes(true));
    assertEquals(Installation.Kind.PRODUCTION, open.kind());
    assertTrue(open.acceptsPublishes());
    assertEquals(
        open, client.changeInstallation(InstallationChange.to(Installation.Kind.PRODUCTION)));
  }

  @Test
  void only_production_can_refuse_publishes() throws IOException {
    assertRefused(
        400,
        "Only production can refuse publishes; mark plant as production.",
        () -> client.changeInstallation(InstallationChange.acceptingPublishes(false)));
    client.changeInstallation(
        new InstallationChange(Optional.of(Installation.Kind.PRODUCTION), Optional.of(false)));
    assertTrue(
        client
            .changeInstallation(InstallationChange.to(Installation.Kind.TEST))
            .acceptsPublishes());
  }

  @Test
  void consoles_hear_of_an_installation_that_changed() throws IOException {
    long before = client.snapshot().seq();
    client.changeInstallation(InstallationChange.to(Installation.Kind.TEST));
    assertTrue(client.snapshot().seq() > before);
  }

  @Test
  void the_api_describes_itself() throws IOException {
    assertTrue(client.openApi().contains("\"openapi\""));
  }
}
