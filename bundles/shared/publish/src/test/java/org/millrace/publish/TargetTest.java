package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.publish.recorded.WireAnswer;

/** Which app of which installation a request reaches, and which requests reach none. */
class TargetTest {
  private static final String ASYNC = "/api/zipdeploy?isAsync=true";

  @TempDir Path folder;
  private Lab lab;

  @BeforeEach
  void open() throws IOException {
    lab = Lab.open(folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private String siteAt(String prefix, String... headers) throws IOException {
    WireAnswer answer = lab.publish(prefix + ASYNC, headers);
    assertEquals(202, answer.status(), answer.body());
    return answer.json().get("site_name").asText();
  }

  private void assertRefused(int status, String word, WireAnswer answer) {
    assertEquals(status, answer.status(), answer.body());
    assertTrue(answer.body().contains(word), answer.body());
    assertEquals(0, lab.agent.packages().size());
  }

  @Test
  void two_apps_share_the_root_and_are_told_apart_by_their_users() throws IOException {
    ScriptedAgent other = lab.installation("other", true).app("billing", "BillingPassw0rd");

    assertEquals("orders", siteAt("", Lab.ORDERS));
    assertEquals("billing", siteAt("", Lab.basic("$billing", "BillingPassw0rd")));
    assertEquals(1, other.packages().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"$orders", "$ORDERS", "orders\\$orders", "$orders__production"})
  void a_publish_user_may_be_written_in_all_the_ways_that_azure_writes_it(String user)
      throws IOException {
    assertEquals("orders", siteAt("", Lab.basic(user, "TestPassw0rd")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/publish",
        "/publish/orders",
        "/publish/test/orders",
        "/publish/TEST/Orders",
        "/publish/test",
        "/some/other/prefix",
        "/publish/with/too/many/words"
      })
  void every_prefix_is_kept_in_the_location(String prefix) throws IOException {
    WireAnswer answer = lab.publish(prefix + ASYNC, Lab.ORDERS);

    String location = answer.header("Location").orElseThrow();
    assertTrue(location.startsWith("http://localhost:7072" + prefix + "/api/deployments/"));
    String path = location.substring("http://localhost:7072".length());
    assertEquals(202, lab.get(path, Lab.ORDERS).status());
  }

  @Test
  void a_host_names_an_app_too() throws IOException {
    assertEquals("orders", siteAt("", Lab.ORDERS, "Host: orders.scm.example.com"));
  }

  @Test
  void hints_that_disagree_are_refused() throws IOException {
    lab.agent.app("billing", "BillingPassw0rd");

    assertRefused(403, "billing", lab.publish("/publish/billing" + ASYNC, Lab.ORDERS));
    assertRefused(403, "billing", lab.publish("/publish/test/billing" + ASYNC, Lab.ORDERS));
    assertRefused(403, "billing", lab.publish(ASYNC, Lab.ORDERS, "Host: billing.scm.example.com"));
  }

  @Test
  void the_password_of_another_app_is_wrong() throws IOException {
    lab.agent.app("billing", "BillingPassw0rd");

    WireAnswer answer = lab.publish(ASYNC, Lab.basic("$orders", "BillingPassw0rd"));

    assertRefused(401, "password", answer);
    assertTrue(answer.header("WWW-Authenticate").orElse("").startsWith("Basic"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic ", "Basic %%%", "Basic bm9jb2xvbg==", "Digest x", "x"})
  void credentials_that_cannot_be_read_are_none(String header) throws IOException {
    assertRefused(401, "publish profile", lab.publish(ASYNC, "Authorization: " + header));
  }

  @Test
  void an_installation_that_is_not_connected_is_named_in_the_refusal() throws IOException {
    assertRefused(404, "'plant-a'", lab.publish("/publish/plant-a/orders" + ASYNC, Lab.ORDERS));
  }

  @Test
  void without_any_installation_the_client_is_told_to_wait() throws IOException {
    lab.installations.clear();

    assertRefused(503, "no installation", lab.publish(ASYNC, Lab.ORDERS));
  }

  @Test
  void of_several_installations_the_one_that_accepts_the_password_takes_it() throws IOException {
    ScriptedAgent plant = lab.installation("plant-a", true).app("orders", "PlantPassw0rd");

    assertEquals("orders", siteAt("", Lab.basic("$orders", "PlantPassw0rd")));
    assertEquals(1, plant.packages().size());
    assertEquals(0, lab.agent.packages().size());
  }

  @Test
  void two_installations_that_accept_it_leave_a_doubt_that_the_url_ends() throws IOException {
    ScriptedAgent plant = lab.installation("plant-a", true).app("orders", "TestPassw0rd");

    assertRefused(400, "/publish/plant-a/orders/", lab.publish(ASYNC, Lab.ORDERS));
    assertEquals("orders", siteAt("/publish/plant-a/orders", Lab.ORDERS));
    assertEquals(1, plant.packages().size());
  }

  @Test
  void a_production_installation_takes_nothing_until_it_is_opened() throws IOException {
    ScriptedAgent plant = lab.installation("plant-a", false).app("orders", "PlantPassw0rd");
    String plantUser = Lab.basic("$orders", "PlantPassw0rd");

    assertRefused(403, "production", lab.publish(ASYNC, plantUser));
    assertRefused(401, "password", lab.publish("/publish/test/orders" + ASYNC, plantUser));
    assertEquals(0, plant.packages().size());
  }

  @Test
  void a_token_publishes_to_the_app_that_the_url_names() throws IOException {
    lab.agent.app("billing", "BillingPassw0rd");
    String token = "Authorization: " + ScriptedAgent.TOKEN;

    assertRefused(400, "/publish/test/billing/", lab.publish(ASYNC, token));
    assertEquals("billing", siteAt("/publish/billing", token));
  }

  @Test
  void the_user_of_azures_sign_in_brings_a_token_for_a_password() throws IOException {
    String user = "00000000-0000-0000-0000-000000000000";

    assertEquals("orders", siteAt("", Lab.basic(user, "TestToken.abc")));
    assertEquals(401, lab.publish(ASYNC, "Authorization: Bearer unknown").status());
  }

  @Test
  void the_endpoints_own_credential_is_never_used() throws IOException {
    // The scripted agent accepts publish users and one token; the console's it would refuse.
    assertEquals("orders", siteAt("", Lab.ORDERS));
  }

  @Test
  void a_question_waits_for_an_agent_that_restarts() throws IOException {
    lab.agent.deploying("orders");
    lab.agent.unreachableFor(5);

    assertEquals(202, lab.get("/api/deployments/latest", Lab.ORDERS).status());
  }

  @Test
  void an_agent_that_stays_away_is_said_to() throws IOException {
    lab.agent.unreachableFor(Integer.MAX_VALUE);

    assertRefused(503, "cannot be reached", lab.publish(ASYNC, Lab.ORDERS));
    assertTrue(
        lab.time.instant().isAfter(TestTime.START.plus(Lab.TIMING.patience().minusSeconds(1))));
    assertTrue(lab.time.instant().isBefore(TestTime.START.plus(Duration.ofMinutes(1))));
  }

  @Test
  void an_installation_that_is_away_does_not_hide_one_that_accepts() throws IOException {
    lab.installation("plant-a", true).unreachableFor(Integer.MAX_VALUE);

    assertEquals("orders", siteAt("", Lab.ORDERS));
  }
}
