package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.FileEntry;
import org.millrace.management.ManagementException;

/** Deployments, and the packages that they brought. */
class DeploymentsContractTest extends ManagementContract {
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
  void a_deployment_that_runs_can_be_cancelled_and_one_that_has_ended_cannot() throws IOException {
    client.createApp(SHOP);
    client.deploy(SHOP, ManagementFixture.zip("one"), BY_BOB);
    agent.operations.holdDeployments();
    Deployment running = client.deploy(SHOP, ManagementFixture.zip("two"), BY_BOB);
    Deployment cancelled = client.cancelDeployment(SHOP, running.id(), "anna");
    assertEquals(Deployment.State.CANCELLED, cancelled.state());
    assertEquals("Cancelled by anna.", cancelled.statusText());
    assertEquals(Optional.empty(), client.publishAccess(SHOP).running());
    assertRefused(
        422, "Deployment 1 has already ended.", () -> client.cancelDeployment(SHOP, "1", "anna"));
    assertRefused(
        404,
        "The app shop has no deployment '7'.",
        () -> client.cancelDeployment(SHOP, "7", "anna"));
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
        List.of(
            new FileEntry("host.json", 17, checksum("{\"version\":\"2.0\"}")),
            new FileEntry("src/hello.js", 14, checksum("console.log(1)"))),
        client.files(SHOP));
    assertEquals("console.log(1)", new String(client.file(SHOP, "src/hello.js")));
    for (String outside : List.of("../installation.key", "src/../../x", "/etc/passwd", "src")) {
      assertRefused(
          404,
          "The active package has no file '" + outside + "'.",
          () -> client.file(SHOP, outside));
    }
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }
}
