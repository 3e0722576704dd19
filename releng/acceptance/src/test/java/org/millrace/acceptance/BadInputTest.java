package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done wrong is answered in one sentence and changes nothing. */
class BadInputTest {
  @TempDir static Path folder;
  private static LiveAgent agent;
  private static LiveCommand endpoint;
  private static BadPublishers publishers;
  private static Path good;
  private static Path worker;
  private static String orders;

  @BeforeAll
  static void deployAGoodApp() throws Exception {
    worker = Files.createDirectory(folder.resolve("worker"));
    // A package of a test waits for a file of the test: a container would not see it.
    agent =
        LiveAgent.start(
            Files.createDirectory(folder.resolve("data")),
            "ISOLATION=process",
            "WORKERS_DIR=" + worker);
    good = folder.resolve("good.zip");
    Files.write(good, BadPackages.function(BadPackages.app(), "answer", "").bytes());
    agent.ask("deploy", "orders", good.toString(), "--create");
    orders = agent.url("orders");
    agent.ask("settings", "set", "orders", "GREETING=moin");
    Path trouble = folder.resolve("trouble.zip");
    Files.write(trouble, BadCalls.troubleApp());
    agent.ask("apps", "create", "trouble");
    agent.ask("settings", "set", "trouble", "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT=1000");
    agent.ask("deploy", "trouble", trouble.toString());
    endpoint = agent.publishEndpoint(folder.resolve("endpoint"));
    publishers = new BadPublishers(agent, endpoint, folder);
  }

  @AfterAll
  static void stop() throws Exception {
    endpoint.close();
    agent.close();
  }

  static Stream<BadInput> rows() {
    return Stream.of(
            BadPackages.rows(),
            BadCalls.rows(),
            publishers.rows(),
            new BadSurroundings(folder, good, worker).rows(),
            new BadMachines(folder).rows())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void it_is_told_in_one_sentence_and_changes_nothing(BadInput row) throws Exception {
    InstallationDigest before = InstallationDigest.of(agent);

    BadInput.Refusal refusal = row.attempt().against(agent);

    assertTrue(refusal.is(row.code(), row.sentence()), row + " was answered with " + refusal);
    before.await(agent);
    HttpResponse<String> answer = agent.get(orders + "/api/answer");
    assertEquals(200, answer.statusCode(), answer.body());
  }
}
