package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.port.HttpAnswer;
import org.millrace.management.Agent;
import org.millrace.management.App;
import org.millrace.management.Authority;
import org.millrace.management.CallScope;
import org.millrace.management.CertificateRequest;
import org.millrace.management.DeployRequest;
import org.millrace.management.Deployment;
import org.millrace.management.FileEntry;
import org.millrace.management.Finding;
import org.millrace.management.Function;
import org.millrace.management.InstallationSnapshot;
import org.millrace.management.Invocation;
import org.millrace.management.InvocationQuery;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.InvokeRequest;
import org.millrace.management.IssuedCertificate;
import org.millrace.management.Key;
import org.millrace.management.LogLine;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.management.PublishAddress;
import org.millrace.management.Settings;
import org.millrace.management.Token;
import org.millrace.model.AppName;

/** What the client and the server have agreed on, and that the OpenAPI document says the same. */
class ManagementContractTest {
  private static final AppName SHOP = new AppName("shop");
  private static final DeployRequest BY_BOB = DeployRequest.by("bob", "console");

  @TempDir Path data;
  private ContractRecorder recorder;
  private ManagementFixture agent;
  private ManagementClient client;

  @BeforeEach
  void start() throws IOException {
    recorder = new ContractRecorder(new OpenApiDocument());
    agent = ManagementFixture.watched(data, recorder);
    client = agent.client();
  }

  @AfterEach
  void stop() {
    agent.close();
    assertEquals(List.of(), recorder.violations());
  }

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
  void apps_are_made_once_and_deleted() throws IOException {
    assertEquals(App.State.EMPTY, client.createApp(SHOP).state());
    assertRefused(409, "shop exists already.", () -> client.createApp(SHOP));
    assertEquals(List.of(SHOP), client.apps().stream().map(App::name).toList());
    client.deleteApp(SHOP);
    assertRefused(
        404, "There is no app shop. Create it, or check the name.", () -> client.app(SHOP));
    assertRefused(404, "There is no app shop.", () -> client.deleteApp(SHOP));
  }

  @Test
  void apps_are_stopped_started_and_restarted() throws IOException {
    deployed();
    assertEquals(App.State.STOPPED, client.stop(SHOP).state());
    assertEquals(App.State.RUNNING, client.start(SHOP).state());
    assertEquals(2, client.restart(SHOP).revision());
  }

  @Test
  void functions_are_switched_off_and_on() throws IOException {
    deployed();
    client.setFunctionEnabled(SHOP, "Hello", false);
    assertFalse(hello().enabled());
    client.setFunctionEnabled(SHOP, "hello", true);
    assertTrue(hello().enabled());
    assertRefused(
        404,
        "The app shop has no function 'nothing'.",
        () -> client.setFunctionEnabled(SHOP, "nothing", true));
  }

  private Function hello() throws IOException {
    return client.app(SHOP).functions().getFirst();
  }

  @Test
  void settings_change_only_from_the_newest_version() throws IOException {
    client.createApp(SHOP);
    assertEquals(new Settings(0, Map.of()), client.settings(SHOP));
    Settings first = client.putSettings(SHOP, new Settings(0, Map.of("A", "1", "B", "")));
    assertEquals(new Settings(1, Map.of("A", "1", "B", "")), first);
    assertRefused(
        409,
        "bob saved version 1 before you.",
        () -> client.putSettings(SHOP, new Settings(0, Map.of())));
    assertEquals(first, client.settings(SHOP));
    assertRefused(
        400,
        "'A=B' cannot be the name of a setting: it is empty, too long or holds a '='.",
        () -> client.putSettings(SHOP, new Settings(1, Map.of("A=B", "1"))));
  }

  @Test
  void keys_are_listed_made_renewed_and_deleted() throws IOException {
    client.createApp(SHOP);
    assertEquals(
        List.of(Key.Scope.HOST, Key.Scope.MASTER),
        client.keys(SHOP).stream().map(Key::scope).toList());
    Key made = client.putKey(SHOP, Key.Scope.FUNCTION, "Hello", "Mine", Optional.empty());
    assertEquals("hello", made.function());
    assertEquals("mine", made.name());
    assertEquals(43, made.value().length());
    Key given = client.putKey(SHOP, Key.Scope.FUNCTION, "hello", "mine", Optional.of("secret"));
    assertEquals("secret", given.value());
    client.deleteKey(SHOP, Key.Scope.FUNCTION, "hello", "mine");
    assertRefused(
        404,
        "The app shop has no such key 'mine'.",
        () -> client.deleteKey(SHOP, Key.Scope.FUNCTION, "hello", "mine"));
    assertRefused(
        400,
        "The master key cannot be deleted. Renew it instead.",
        () -> client.deleteKey(SHOP, Key.Scope.MASTER, "", "_master"));
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
    agent.store.run(unit -> unit.agents().leave("agent-1", "0123456789abcdef0123456789abcdef"));
    assertEquals(Agent.State.SILENT, client.agents().getFirst().state());
    client.removeAgent("agent-1");
    assertEquals(List.of(), client.agents());
    assertRefused(
        404,
        "There is no agent 'agent-1' in this installation.",
        () -> client.drainAgent("agent-1"));
  }

  @Test
  void a_deployment_is_known_by_id_number_and_latest() throws IOException {
    client.createApp(SHOP);
    Deployment first = client.deploy(SHOP, ManagementFixture.zip("one"), BY_BOB);
    client.deploy(SHOP, ManagementFixture.zip("two"), BY_BOB);
    assertEquals(1, first.number());
    assertEquals("bob", first.author());
    assertEquals("console", first.client());
    assertEquals(Deployment.State.REPLACED, client.deployment(SHOP, first.id()).state());
    assertEquals(first.id(), client.deployment(SHOP, "1").id());
    assertEquals(2, client.deployment(SHOP, "latest").number());
    assertEquals(List.of(2, 1), client.deployments(SHOP).stream().map(Deployment::number).toList());
    assertEquals("Checking the package", client.deploymentLog(SHOP, "1").getFirst().message());
    assertRefused(404, "The app shop has no deployment '3'.", () -> client.deployment(SHOP, "3"));
  }

  @Test
  void a_rollback_is_a_new_deployment_of_an_old_package() throws IOException {
    client.createApp(SHOP);
    Deployment first = client.deploy(SHOP, ManagementFixture.zip("one"), BY_BOB);
    client.deploy(SHOP, ManagementFixture.zip("two"), BY_BOB);
    Deployment back = client.rollBack(SHOP, "1", "anna", "millrace");
    assertEquals(3, back.number());
    assertEquals("anna", back.author());
    assertEquals(
        client.deployment(SHOP, first.id()).packageSha256(),
        client.deployment(SHOP, "latest").packageSha256());
  }

  @Test
  void deploying_can_make_the_app() throws IOException {
    assertRefused(
        404,
        "There is no app shop.",
        () -> client.deploy(SHOP, ManagementFixture.zip("one"), BY_BOB));
    client.deploy(SHOP, ManagementFixture.zip("one"), BY_BOB.creating());
    assertEquals(App.State.RUNNING, client.app(SHOP).state());
  }

  @Test
  void a_second_deployment_is_refused_while_one_runs() throws IOException {
    client.createApp(SHOP);
    agent.operations.holdDeployments();
    Deployment running = client.deploy(SHOP, ManagementFixture.zip("one"), BY_BOB);
    assertEquals(Optional.of(running), client.publishAccess(SHOP).running());
    ManagementException refused =
        assertThrows(
            ManagementException.class,
            () -> client.deploy(SHOP, ManagementFixture.zip("two"), BY_BOB));
    assertEquals(409, refused.status());
    assertTrue(
        refused.getMessage().startsWith("shop is being deployed by bob since "),
        refused.getMessage());
  }

  @Test
  void the_active_package_and_its_files_come_back() throws IOException {
    client.createApp(SHOP);
    assertRefused(404, "Nothing was deployed to shop yet.", () -> client.files(SHOP));
    byte[] zip = ManagementFixture.zipBytes("console.log(1)");
    client.deploy(SHOP, ManagementFixture.zip("console.log(1)"), BY_BOB);
    try (InputStream download = client.downloadPackage(SHOP)) {
      assertArrayEquals(zip, download.readAllBytes());
    }
    assertEquals(
        List.of(new FileEntry("host.json", 17), new FileEntry("src/hello.js", 14)),
        client.files(SHOP));
    assertEquals("console.log(1)", new String(client.file(SHOP, "src/hello.js")));
    for (String outside : List.of("../installation.key", "src/../../x", "/etc/passwd", "src")) {
      assertRefused(
          404,
          "The active package has no file '" + outside + "'.",
          () -> client.file(SHOP, outside));
    }
  }

  @Test
  void the_publish_credential_is_constant_until_it_is_reset() throws IOException {
    client.createApp(SHOP);
    var first = client.publishCredential(SHOP);
    assertEquals("$shop", first.user());
    assertEquals(first.password(), client.publishCredential(SHOP).password());
    var second = client.resetPublishCredential(SHOP);
    assertFalse(first.password().equals(second.password()));
    assertEquals(second.password(), client.publishCredential(SHOP).password());
  }

  @Test
  void publishing_clients_see_the_app_settings_under_their_own() throws IOException {
    client.createApp(SHOP);
    client.putSettings(SHOP, new Settings(0, Map.of("A", "app", "B", "app")));
    client.putPublishSettings(SHOP, Map.of("b", "mine", "SCM_TOUCH", "1"));
    assertEquals(Map.of("A", "app", "B", "mine", "SCM_TOUCH", "1"), client.publishSettings(SHOP));
    client.deletePublishSetting(SHOP, "B");
    client.deletePublishSetting(SHOP, "never there");
    assertEquals("app", client.publishSettings(SHOP).get("B"));
    assertEquals(Map.of("A", "app", "B", "app"), client.settings(SHOP).values());
  }

  @Test
  void a_test_call_brings_the_answer_and_its_log_lines() throws IOException {
    deployed();
    FakeApp shop = new FakeApp(SHOP, agent.journal);
    agent.running("shop", shop);
    InvokeAnswer answer =
        client.invoke(
            SHOP,
            new InvokeRequest("Hello", "post", "/api/hello?x=1", Map.of("X-Mine", "1"), "body"));
    assertEquals(201, answer.status());
    assertEquals("POST /api/hello x=1 body", answer.body());
    assertEquals(List.of("Content-Type: text/plain"), answer.headers());
    assertEquals(List.of("in hello"), answer.lines().stream().map(LogLine::message).toList());
    assertEquals(answer.invocationId(), answer.lines().getFirst().invocationId());
    String master =
        client.keys(SHOP).stream()
            .filter(key -> key.scope() == Key.Scope.MASTER)
            .findFirst()
            .orElseThrow()
            .value();
    assertEquals(Optional.of(master), shop.lastRequest().header("x-functions-key"));
  }

  @Test
  void a_function_of_another_trigger_is_run_with_a_value() throws IOException {
    deployed();
    agent.running("shop", new FakeApp(SHOP, agent.journal));
    InvokeAnswer done =
        client.invoke(SHOP, new InvokeRequest("nightly", "", "", Map.of(), "value"));
    assertEquals(200, done.status());
    assertEquals("nightly got value", done.body());
    InvokeAnswer failed =
        client.invoke(SHOP, new InvokeRequest("nightly", "", "", Map.of(), "fail"));
    assertEquals(500, failed.status());
    assertEquals("Error: asked to", failed.body());
  }

  @Test
  void a_call_to_an_app_that_does_not_run_here_is_refused() throws IOException {
    deployed();
    assertRefused(
        503,
        "The app shop does not run on this agent.",
        () -> client.invoke(SHOP, new InvokeRequest("hello", "GET", "/", Map.of(), "")));
    assertRefused(
        404,
        "The app shop has no function 'nothing'.",
        () -> client.invoke(SHOP, new InvokeRequest("nothing", "GET", "/", Map.of(), "")));
  }

  @Test
  void a_person_who_gives_up_cancels_the_call() throws Exception {
    deployed();
    FakeApp shop = new FakeApp(SHOP, agent.journal);
    agent.running("shop", shop);
    CallScope scope = new CallScope();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<InvokeAnswer> call =
          threads.submit(() ->
              client
                  .within(scope)
                  .invoke(SHOP, new InvokeRequest("hello", "GET", "/never", Map.of(), "")));
      CompletableFuture<HttpAnswer> never = shop.waiting().get(5, TimeUnit.SECONDS);
      scope.cancel();
      assertThrows(ExecutionException.class, () -> call.get(5, TimeUnit.SECONDS));
      assertThrows(CancellationException.class, () -> never.get(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void invocations_are_paged_and_told_with_their_lines() throws IOException {
    deployed();
    FakeApp shop = new FakeApp(SHOP, agent.journal);
    agent.running("shop", shop);
    for (String path : List.of("/1", "/2", "/3")) {
      client.invoke(SHOP, new InvokeRequest("hello", "GET", path, Map.of(), ""));
    }
    List<Invocation> first =
        client.invocations(SHOP, InvocationQuery.newest().of("hello").atMost(2));
    List<Invocation> second =
        client.invocations(SHOP, InvocationQuery.newest().olderThan(first.getLast()));
    assertEquals(2, first.size());
    assertEquals(1, second.size());
    assertEquals("SUCCEEDED", first.getFirst().outcome());
    assertEquals(List.of(), client.invocations(SHOP, InvocationQuery.newest().failed()));
    Invocation whole = client.invocation(SHOP, first.getFirst().id());
    assertEquals(List.of("in hello"), whole.lines().stream().map(LogLine::message).toList());
    assertRefused(
        404,
        "The app shop has no record of an invocation 'none'. Successful ones are not all recorded.",
        () -> client.invocation(SHOP, "none"));
  }

  @Test
  void the_ca_signs_for_names_of_the_installation_and_for_no_others() throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(256);
    String key = pem(keys.generateKeyPair().getPublic());
    Authority authority = client.authority();
    IssuedCertificate issued =
        client.issueCertificate(
            new CertificateRequest(key, List.of("localhost", "PC-14", "*.scm.plant.test")));
    assertEquals(authority.fingerprint(), issued.authority());
    assertTrue(issued.certificates().endsWith(authority.certificate()));
    assertTrue(issued.renew().isBefore(issued.ends()));
    assertEquals(authority.fingerprint(), client.snapshot().installation().caFingerprint());
    assertRefused(
        422,
        "No certificate is issued for www.example.com: it is neither a machine's short name nor a"
            + " private address nor in a domain of this agent. Set HOST_SUFFIX to the domain and"
            + " start the agent again.",
        () ->
            client.issueCertificate(
                new CertificateRequest(key, List.of("localhost", "www.example.com"))));
    assertRefused(
        400,
        "'a b' is neither a host name nor an IP address.",
        () -> client.issueCertificate(new CertificateRequest(key, List.of("a b"))));
    assertRefused(
        422,
        "The public key cannot be read. Send an EC or RSA key as PEM, BEGIN PUBLIC KEY.",
        () -> client.issueCertificate(new CertificateRequest("key", List.of("localhost"))));
  }

  @Test
  void a_renewed_ca_is_the_one_that_is_told_from_then_on() throws IOException {
    Authority before = client.authority();

    Authority after = client.renewAuthority();

    assertNotEquals(before.fingerprint(), after.fingerprint());
    assertEquals(after, client.authority());
    assertEquals(after.fingerprint(), client.snapshot().installation().caFingerprint());
  }

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  @Test
  void the_api_describes_itself() throws IOException {
    assertTrue(client.openApi().contains("\"openapi\""));
  }

  private void deployed() throws IOException {
    client.createApp(SHOP);
    client.deploy(SHOP, ManagementFixture.zip("one"), BY_BOB);
  }

  static void assertRefused(int status, String sentence, Executable call) {
    ManagementException refused = assertThrows(ManagementException.class, call);
    assertEquals(sentence, refused.getMessage());
    assertEquals(status, refused.status());
  }
}
