package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing with TLS: the certificate is the installation's own, and its CA is trusted once. */
class PublishOverHttpsTest {
  @TempDir static Path folder;
  private static LiveAgent agent;
  private static LiveCommand endpoint;
  private static Path authority;
  private static String plain;
  private static String secured;

  @BeforeAll
  static void start() throws Exception {
    agent =
        LiveAgent.start(
            Files.createDirectory(folder.resolve("data")),
            "ISOLATION=process",
            "HOST_SUFFIX=plant.test");
    agent.ask("deploy", "orders", answering("first").toString(), "--create");
    String token = agent.ask("tokens", "create", "endpoint").get("secret").asText();
    endpoint =
        LiveCommand.start(
            folder.resolve("endpoint"),
            Map.of("MILLRACE_AGENT", agent.management(), "MILLRACE_TOKEN", token),
            "publish-endpoint",
            "--listen",
            "127.0.0.1:0",
            "--tls",
            "127.0.0.1:0",
            "--json");
    endpoint.await("its addresses", () -> endpoint.out().endsWith("}\n"));
    JsonNode urls = LiveAgent.JSON.readTree(endpoint.out());
    plain = urls.get("publish").asText();
    secured = urls.get("publishTls").asText();
    authority = folder.resolve("ca.crt");
    agent.ask("ca", "export", "--out", authority.toString());
  }

  @AfterAll
  static void stop() throws Exception {
    assertEquals(0, endpoint.stop(), endpoint.toString());
    assertEquals(0, agent.stop(), agent.log());
    agent.close();
  }

  private static Path answering(String answer) throws Exception {
    return House.answering(folder, answer);
  }

  private static String zipDeploy() {
    return secured + "/publish/millrace/orders/api/zipdeploy";
  }

  private static String credential() throws Exception {
    Profile profile = Profile.of(agent, "orders", folder.resolve("orders.pubxml"));
    return profile.user() + ":" + profile.password();
  }

  private static String said() throws Exception {
    return agent.get(agent.url("orders") + "/api/say").body();
  }

  @Test
  void who_trusts_the_ca_publishes() throws Exception {
    Path zip = answering("by-https");

    Curl curl =
        Curl.run(
            "--cacert",
            authority.toString(),
            "-X",
            "POST",
            "-T",
            zip.toString(),
            "-u",
            credential(),
            zipDeploy());

    assertEquals(0, curl.exit(), curl.said());
    assertEquals("by-https", said());
  }

  @Test
  void a_host_name_of_the_installations_suffix_tells_the_app() throws Exception {
    int port = URI.create(secured).getPort();
    String host = "orders.scm.plant.test:" + port;
    Path zip = answering("by-name");

    Curl curl =
        Curl.run(
            "--cacert",
            authority.toString(),
            "--resolve",
            host + ":127.0.0.1",
            "-X",
            "POST",
            "-T",
            zip.toString(),
            "-u",
            credential(),
            "https://" + host + "/api/zipdeploy");

    assertEquals(0, curl.exit(), curl.said());
    assertEquals("by-name", said());
  }

  @Test
  void who_does_not_trust_the_ca_sends_nothing_and_the_endpoint_says_so_in_one_line()
      throws Exception {
    Path zip = answering("never");

    Curl curl = Curl.run("-X", "POST", "-T", zip.toString(), "-u", credential(), zipDeploy());

    assertEquals(60, curl.exit(), curl.said());
    String line = "ended the TLS handshake; usually it does not trust the installation's CA";
    endpoint.await("a line", () -> endpoint.err().contains(line));
    assertEquals(1, endpoint.err().lines().filter(each -> each.contains(line)).count());
    assertTrue(!said().equals("never"));
  }

  @Test
  void an_imported_profile_names_the_listener_with_tls_and_a_projects_the_other() throws Exception {
    String imported =
        agent.ask("profile", "orders", "--format", "publishsettings").get("profile").asText();
    String project = agent.ask("profile", "orders", "--format", "pubxml").get("profile").asText();

    assertTrue(
        imported.contains("publishUrl=\"" + URI.create(secured).getAuthority() + "\""), imported);
    assertTrue(project.contains("<PublishUrl>" + plain + "/publish/"), project);
  }

  @Test
  void the_empty_validation_of_functions_core_tools_is_answered_there() throws Exception {
    Curl curl =
        Curl.run(
            "--cacert",
            authority.toString(),
            "-X",
            "POST",
            "-H",
            "Content-Type: application/json",
            "-d",
            "{}",
            "-u",
            credential(),
            zipDeploy() + "/validate");

    assertEquals(0, curl.exit(), curl.said());
  }
}
