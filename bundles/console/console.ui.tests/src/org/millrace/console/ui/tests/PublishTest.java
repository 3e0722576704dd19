package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Fingerprint;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

final class PublishTest extends ConsoleTest {
  @TempDir Path folder;

  private final LocalPublishEndpoint endpoint =
      Bot.ui(() -> PlatformUI.getWorkbench().getService(LocalPublishEndpoint.class));

  @AfterEach
  void turnOff() {
    endpoint.turnOff();
  }

  private FakeAgent opened(Installation.Kind kind) {
    FakeInstallation installation = new FakeInstallation("test", kind);
    installation.add("orders", App.State.RUNNING, "");
    FakeAgent agent = connected(installation);
    Bot.ui(() -> Bot.window().getActivePage().showView(ConsoleIds.VIEW_PUBLISH));
    return agent;
  }

  private void turnOn() {
    Bot.type(TestIds.PUBLISH_PORT, "0");
    Bot.type(TestIds.PUBLISH_SECURE_PORT, "0");
    Bot.click(TestIds.PUBLISH_TOGGLE);
    awaitState("on");
  }

  private static void awaitState(String state) {
    Control part = Bot.find(Control.class, TestIds.PUBLISH);
    Bot.await("the state " + state, () -> state.equals(Bot.ui(() -> part.getData(TestIds.STATE))));
  }

  private static String strip() {
    Composite strip = Bot.find(Composite.class, TestIds.PUBLISH_STRIP);
    return Bot.ui(() -> ((Label) strip.getChildren()[0]).getText());
  }

  private static void awaitSecure(String words) {
    Bot.await(words, () -> Bot.text(TestIds.PUBLISH_SECURE).contains(words));
  }

  private URI secure() {
    return ((LocalPublishEndpoint.State.On) endpoint.state()).secure().orElseThrow();
  }

  private int publish(String password) throws IOException {
    return Publishing.publish(endpoint.url(), "orders", password);
  }

  private static String rows() {
    return Rows.rows(TestIds.PUBLISH_REQUESTS).toString();
  }

  @Test
  void a_package_that_a_client_sends_is_followed_until_it_is_live() throws IOException {
    FakeAgent agent = opened(Installation.Kind.TEST);
    turnOn();

    assertEquals(200, publish(FakeAgent.PUBLISH_PASSWORD));

    Bot.await("a live row", () -> rows().contains("Live · dep 1"));
    assertTrue(rows().contains("|curl|$orders|"), rows());
    assertEquals(1, agent.orders().size());
  }

  @Test
  void a_wrong_password_is_a_refused_row() throws IOException {
    opened(Installation.Kind.TEST);
    turnOn();

    assertEquals(401, publish("guessed"));

    Bot.await("a refused row", () -> rows().contains("Refused: "));
  }

  @Test
  void a_refusal_is_told_in_full_with_the_next_step() throws IOException {
    opened(Installation.Kind.TEST);
    turnOn();
    publish("guessed");
    awaitNewest("Refused: ");

    Rows.selectFirst(TestIds.PUBLISH_REQUESTS);

    awaitDetail(
        "A publish to orders from 127.0.0.1 was refused: user $orders is right, the password is not."
            + " Import the new profile.",
        "Get Publish Profile\u2026");
    Bot.click(TestIds.PUBLISH_DETAIL + ".action");
    Bot.find(Text.class, TestIds.PROFILE_PATH);
  }

  @Test
  void a_refused_handshake_has_the_way_to_trust() {
    opened(Installation.Kind.TEST);
    turnOn();
    awaitSecure("certificate of test until ");
    assertThrows(
        IOException.class,
        () -> Publishing.publish(secure(), "orders", FakeAgent.PUBLISH_PASSWORD));
    awaitNewest("does not trust the installation's CA");

    Rows.openFirst(TestIds.PUBLISH_REQUESTS);

    Bot.find(Text.class, TestIds.AUTHORITY_PATH);
  }

  @Test
  void a_deployment_that_failed_after_its_client_had_left_is_told() throws IOException {
    FakeAgent agent = opened(Installation.Kind.TEST);
    // What other tests published is still listed; a number that they did not reach is another
    // deployment.
    for (int number = 1; number < 8; number++) {
      agent
          .installation()
          .add(
              FakeInstallation.deployment(
                  new AppName("orders"), number, Deployment.State.REPLACED, "", 1000));
    }
    agent.installation().deploymentsEnd(Deployment.State.FAILED, "node could not load it.");
    agent.installation().deployTakes(Duration.ofMinutes(4));
    turnOn();

    Publishing.publishFromVisualStudio(endpoint.url(), "orders", FakeAgent.PUBLISH_PASSWORD);

    awaitNewest(" \u00b7 client stopped waiting at ");
    Bot.find(Composite.class, TestIds.NOTIFICATION);
    Bot.await(
        "the news",
        () ->
            Bot.isSaidLike(
                "orders dep 8 failed at .*, after Visual Studio or dotnet had stopped"
                    + " waiting \\(3 min\\) and reported it as done: node could not load it\\. Dep 1 still answers\\."));
    Rows.openFirst(TestIds.PUBLISH_REQUESTS);
    Bot.await(
        "the deployment",
        () ->
            Bot.ui(() -> Bot.window().getActivePage().getActivePart().getSite().getId())
                .equals(ConsoleIds.VIEW_DEPLOYMENTS));
  }

  @Test
  void the_console_does_not_end_without_a_question_while_clients_need_it() throws IOException {
    opened(Installation.Kind.TEST);
    turnOn();
    publish(FakeAgent.PUBLISH_PASSWORD);

    Bot.command(IWorkbenchCommandConstants.FILE_EXIT);
    Bot.click(button("Exit", "Stay"));

    Bot.await("no question any more", () -> Bot.ui(() -> lookFor("Exit") == null));
    assertTrue(Bot.ui(() -> PlatformUI.getWorkbench().getWorkbenchWindowCount() == 1));
  }

  /** The list keeps what other tests did. */
  private static void awaitNewest(String words) {
    Bot.await(
        words,
        () ->
            Rows.rows(TestIds.PUBLISH_REQUESTS).stream()
                .findFirst()
                .filter(row -> row.contains(words))
                .isPresent());
  }

  private static void awaitDetail(String sentence, String verb) {
    Composite strip = Bot.find(Composite.class, TestIds.PUBLISH_DETAIL);
    Bot.await(
        sentence,
        () -> Bot.ui(() -> strip.isVisible() && ((Strip) strip).sentence().equals(sentence)));
    Link action = Bot.find(Link.class, TestIds.PUBLISH_DETAIL + ".action");
    assertTrue(Bot.ui(action::getText).contains(verb));
  }

  @Test
  void production_takes_no_publishes() throws IOException {
    FakeAgent agent = opened(Installation.Kind.PRODUCTION);
    turnOn();

    assertEquals(403, publish(FakeAgent.PUBLISH_PASSWORD));

    assertTrue(agent.orders().isEmpty());
    assertTrue(Rows.rows(TestIds.PUBLISH_APPS).toString().contains("No, production"));
  }

  @Test
  void production_is_opened_after_asking_and_closed_without() throws IOException {
    FakeAgent agent = opened(Installation.Kind.PRODUCTION);
    turnOn();
    assertEquals("Accept Publishes\u2026", Bot.text(TestIds.PUBLISH_ACCEPT));

    Bot.click(TestIds.PUBLISH_ACCEPT);
    assertTrue(Bot.isThere(TestIds.STRIP_PRODUCTION));
    Bot.click(TestIds.CONFIRM_CANCEL);
    Bot.await("no question any more", () -> !Bot.isThere(TestIds.CONFIRM_CANCEL));
    assertTrue(agent.orders().isEmpty());

    Bot.click(TestIds.PUBLISH_ACCEPT);
    Bot.click(TestIds.CONFIRM_OK);
    awaitAccepts("Yes, production");
    assertEquals(200, publish(FakeAgent.PUBLISH_PASSWORD));

    Bot.click(TestIds.PUBLISH_ACCEPT);
    awaitAccepts("No, production");
    assertEquals(403, publish(FakeAgent.PUBLISH_PASSWORD));
  }

  @Test
  void that_production_stays_closed_is_told_in_the_agents_words() {
    FakeAgent agent = opened(Installation.Kind.PRODUCTION);
    agent.refuse("PATCH /api/v1/installation", 409, "plant-a was changed meanwhile.");

    Bot.click(TestIds.PUBLISH_ACCEPT);
    Bot.click(TestIds.CONFIRM_OK);

    Bot.await("the refusal", () -> strip().equals("plant-a was changed meanwhile."));
    awaitAccepts("No, production");
  }

  @Test
  void what_is_not_for_production_always_takes_publishes() {
    opened(Installation.Kind.TEST);

    Bot.await("a row", () -> Rows.rows(TestIds.PUBLISH_APPS).toString().contains("Yes"));
    Button accept = Bot.find(Button.class, TestIds.PUBLISH_ACCEPT);
    assertFalse(Bot.ui(accept::isEnabled));
  }

  private static void awaitAccepts(String words) {
    Bot.await(words, () -> Rows.rows(TestIds.PUBLISH_APPS).toString().contains(words));
  }

  @Test
  void a_taken_port_is_said() throws IOException {
    opened(Installation.Kind.TEST);
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Bot.type(TestIds.PUBLISH_PORT, Integer.toString(other.getLocalPort()));
      Bot.click(TestIds.PUBLISH_TOGGLE);

      awaitState("failed");
      assertTrue(strip().contains(Integer.toString(other.getLocalPort())), strip());
    }
  }

  @Test
  void the_publish_password_is_reset_after_asking() {
    FakeAgent agent = opened(Installation.Kind.TEST);

    Bot.click(TestIds.PUBLISH_RESET);
    Bot.click(TestIds.CONFIRM_CANCEL);
    Bot.await("no question any more", () -> !Bot.isThere(TestIds.CONFIRM_CANCEL));
    assertTrue(agent.orders().isEmpty());

    Bot.click(TestIds.PUBLISH_RESET);
    Bot.click(TestIds.CONFIRM_OK);
    Bot.await("the end", () -> strip().startsWith("The publish password of orders is another"));
    assertEquals(List.of("POST /api/v1/apps/orders/publish-credential"), agent.orders());
  }

  @Test
  void a_reset_that_is_refused_is_told_in_the_agents_words() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    agent.refuse("POST /api/v1/apps/orders/publish-credential", 500, "The database is away.");

    Bot.click(TestIds.PUBLISH_RESET);
    Bot.click(TestIds.CONFIRM_OK);

    Bot.await("the refusal", () -> strip().equals("The database is away."));
  }

  @Test
  void a_profile_is_saved_for_its_owner_alone() throws IOException {
    opened(Installation.Kind.TEST);
    turnOn();
    Path file = folder.resolve("orders.pubxml");

    saveProfile(file);

    Bot.await("the file", () -> Files.exists(file) && strip().contains("orders.pubxml"));
    String profile = Files.readString(file);
    assertTrue(profile.contains(endpoint.url() + "publish/test/orders/"), profile);
    assertTrue(profile.contains(FakeAgent.PUBLISH_PASSWORD), profile);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void a_file_that_is_there_is_replaced_only_after_asking() throws IOException {
    opened(Installation.Kind.TEST);
    turnOn();
    Path file = Files.writeString(folder.resolve("orders.pubxml"), "mine");

    saveProfile(file);
    Bot.click(TestIds.CONFIRM_CANCEL);
    Bot.await("no question any more", () -> !Bot.isThere(TestIds.CONFIRM_CANCEL));
    assertEquals("mine", Files.readString(file));

    saveProfile(file);
    Bot.click(TestIds.CONFIRM_OK);
    Bot.await("the end", () -> strip().contains("orders.pubxml"));
    assertTrue(Files.readString(file).contains(FakeAgent.PUBLISH_PASSWORD));
  }

  private static void saveProfile(Path file) {
    Bot.click(TestIds.PUBLISH_PROFILE);
    Bot.type(TestIds.PROFILE_PATH, file.toString());
    Bot.click(TestIds.PROFILE_SAVE);
  }

  @Test
  void a_command_line_is_copied_without_the_password() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    turnOn();
    Orders.select(agent);

    Bot.command(ConsoleIds.COMMAND_PUBLISH_COPY);

    Bot.await("the copy", () -> Bot.clipboard().startsWith("curl "));
    assertTrue(!Bot.clipboard().contains(FakeAgent.PUBLISH_PASSWORD), Bot.clipboard());
  }

  @Test
  void the_test_goes_the_way_of_a_client_and_changes_nothing() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    turnOn();

    Bot.click(TestIds.PUBLISH_TEST);

    Bot.await("a good end", () -> strip().contains("can be published"));
    assertTrue(agent.orders().isEmpty());
  }

  @Test
  void the_test_tries_both_listeners() {
    opened(Installation.Kind.TEST);
    turnOn();
    awaitSecure("this machine only \u00b7 certificate of test until ");

    Bot.click(TestIds.PUBLISH_TEST);

    Bot.await("a good end", () -> strip().contains("can be published"));
    assertTrue(strip().contains(endpoint.url() + " and " + secure()), strip());
  }

  @Test
  void who_trusts_the_installation_publishes_with_tls() throws IOException {
    FakeAgent agent = opened(Installation.Kind.TEST);
    turnOn();
    awaitSecure("certificate of test until ");

    Fingerprint trusted = agent.installation().authority().fingerprint();
    assertEquals(200, Publishing.publish(trusted, secure(), "orders", FakeAgent.PUBLISH_PASSWORD));

    Bot.await("a live row", () -> rows().contains("Live \u00b7 dep 1"));
  }

  @Test
  void who_does_not_trust_it_is_a_refused_row() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    turnOn();
    awaitSecure("certificate of test until ");

    assertThrows(
        IOException.class,
        () -> Publishing.publish(secure(), "orders", FakeAgent.PUBLISH_PASSWORD));

    Bot.await("a row", () -> rows().contains("does not trust the installation's CA"));
    assertTrue(agent.orders().isEmpty());
  }

  @Test
  void an_installation_that_signs_nothing_is_told_with_its_reason() {
    FakeAgent agent = opened(Installation.Kind.TEST);
    agent.refuse("POST /api/v1/certificates", 403, "You may not have one.");
    turnOn();

    awaitSecure("no certificate of test: You may not have one.");
    Bot.click(TestIds.PUBLISH_TEST);
    Bot.await("a bad end", () -> strip().endsWith("has no certificate to show yet."));
    assertTrue(strip().startsWith("https://localhost:"), strip());
  }

  @Test
  void the_authority_is_saved_with_the_command_that_trusts_it() throws IOException {
    FakeAgent agent = opened(Installation.Kind.TEST);
    Path file = folder.resolve("ca.crt");

    Bot.click(TestIds.PUBLISH_AUTHORITY);
    Bot.type(TestIds.AUTHORITY_PATH, file.toString());
    String command = Bot.text(TestIds.AUTHORITY_COMMAND);
    Bot.click(TestIds.AUTHORITY_SAVE);

    Bot.await("the file", () -> Files.exists(file) && strip().contains("ca.crt"));
    assertTrue(command.contains(file.toString()), command);
    assertEquals(
        agent.installation().authority().authority().certificate(), Files.readString(file));
  }

  @Test
  void a_profile_for_imports_names_the_listener_with_tls() throws IOException {
    opened(Installation.Kind.TEST);
    turnOn();
    Path file = folder.resolve("orders.PublishSettings");

    Bot.click(TestIds.PUBLISH_PROFILE);
    Bot.choose(TestIds.PROFILE_PUBLISH_SETTINGS);
    Bot.type(TestIds.PROFILE_PATH, file.toString());
    Bot.click(TestIds.PROFILE_SAVE);

    Bot.await("the file", () -> Files.exists(file) && strip().contains("orders.Pub"));
    String profile = Files.readString(file);
    assertTrue(profile.contains("publishUrl=\"localhost:" + secure().getPort() + "\""), profile);
  }

  @Test
  void the_button_turns_it_on_and_off() {
    opened(Installation.Kind.TEST);
    awaitState("off");

    turnOn();

    Bot.click(TestIds.PUBLISH_TOGGLE);
    awaitState("off");
  }
}
