package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.management.DeployRequest;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.model.AppName;

/**
 * What the contract tests share: an agent, and a client of it whose every call is compared with the
 * OpenAPI document.
 */
abstract class ManagementContract {
  static final AppName SHOP = new AppName("shop");
  static final DeployRequest BY_BOB = DeployRequest.by("bob", "console");

  @TempDir Path data;
  ManagementFixture agent;
  ManagementClient client;
  private ContractRecorder recorder;

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

  void deployed() throws IOException {
    client.createApp(SHOP);
    client.deploy(SHOP, ManagementFixture.zip("one"), BY_BOB);
  }

  static void assertRefused(int status, String sentence, Executable call) {
    ManagementException refused = assertThrows(ManagementException.class, call);
    assertEquals(sentence, refused.getMessage());
    assertEquals(status, refused.status());
  }
}
