package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.management.DeployRequest;
import org.millrace.management.InstallationChange;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementPaths;
import org.millrace.management.PublishCredential;
import org.millrace.model.AppName;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Route;
import org.millrace.store.InstallationKind;

class AccessTest extends ManagementContract {
  private static final AppName BAKERY = new AppName("bakery");
  private static final String UNKNOWN_PUBLISHER =
      "This publish user or its password is not known here. Download the publish profile again.";
  private static final String OTHERS_ROUTE =
      "This credential opens the publish routes of its own app and nothing else.";

  @BeforeEach
  void createApps() throws IOException {
    client.createApp(SHOP);
    client.createApp(BAKERY);
  }

  @Test
  void without_a_token_nothing_opens() {
    assertRefused(
        401,
        "Sign in with an API token. 'millrace connect' on the agent's machine makes one.",
        () -> agent.client("").apps());
  }

  @Test
  void a_401_says_how_to_sign_in() throws IOException {
    Request request = new Request.Builder().url(agent.url().resolve("/api/v1/apps")).build();
    try (Response response = agent.http().newCall(request).execute()) {
      assertEquals("Bearer realm=\"millrace\"", response.header("WWW-Authenticate"));
      assertEquals("application/problem+json", response.header("Content-Type"));
    }
  }

  @Test
  void a_publish_credential_opens_the_publish_routes_of_its_app() throws IOException {
    ManagementClient publisher = agent.client(basic(agent.client().publishCredential(SHOP)));
    assertEquals(SHOP, publisher.publishAccess(SHOP).app());
    publisher.deploy(SHOP, ManagementFixture.zip("one"), DeployRequest.by("", ""));
    assertEquals("$shop", publisher.deployment(SHOP, "latest").author());
    assertEquals(2, publisher.files(SHOP).size());
    assertRefused(403, OTHERS_ROUTE, () -> publisher.publishAccess(BAKERY));
    assertRefused(403, OTHERS_ROUTE, publisher::apps);
    assertRefused(403, OTHERS_ROUTE, () -> publisher.settings(SHOP));
    assertRefused(403, OTHERS_ROUTE, () -> publisher.publishCredential(SHOP));
  }

  @Test
  void strangers_cannot_tell_an_unknown_app_from_a_wrong_password() {
    for (PublishCredential wrong :
        List.of(
            new PublishCredential("$shop", "guess"),
            new PublishCredential("$nothing", "guess"),
            new PublishCredential("shop", "guess"),
            new PublishCredential("$API", "guess"))) {
      assertRefused(401, UNKNOWN_PUBLISHER, () -> agent.client(basic(wrong)).publishAccess(SHOP));
    }
  }

  @Test
  void exactly_the_publish_routes_are_open_to_publishers() {
    for (Route route : agent.server.routes().all()) {
      boolean publishes = ManagementPaths.FOR_PUBLISHING.contains(route.template());
      assertEquals(publishes, route.access() == Access.PUBLISHER, route.toString());
    }
  }

  @Test
  void a_production_installation_takes_publishes_only_when_that_is_on(@TempDir Path other)
      throws IOException {
    try (ManagementFixture production =
        new ManagementFixture(other, InstallationKind.PRODUCTION, new OkHttpClient())) {
      production.client().createApp(SHOP);
      PublishCredential credential = production.client().publishCredential(SHOP);
      ManagementClient publisher = production.client(basic(credential));
      assertRefused(
          403,
          "This installation is for production and takes no publishes."
              + " 'millrace installation set --publishes on' lets them in.",
          () -> publisher.publishAccess(SHOP));
      production
          .client()
          .deploy(SHOP, ManagementFixture.zip("one"), DeployRequest.by("bob", "console"));
      production.client().changeInstallation(InstallationChange.acceptingPublishes(true));
      assertEquals(SHOP, publisher.publishAccess(SHOP).app());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_control_socket_is_the_owners_and_needs_no_token() throws Exception {
    Path socket = data.resolve("control.sock");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
    try (var channel =
        java.nio.channels.SocketChannel.open(java.net.UnixDomainSocketAddress.of(socket))) {
      channel.write(
          java.nio.ByteBuffer.wrap(
              "GET /api/v1/apps HTTP/1.1\r\nHost: agent\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII)));
      java.io.InputStream in = java.nio.channels.Channels.newInputStream(channel);
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 200 OK"), answer);
      assertTrue(answer.contains("\"name\":\"shop\""), answer);
    }
  }

  private static String basic(PublishCredential credential) {
    String pair = credential.user() + ":" + credential.password();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
