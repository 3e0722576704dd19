package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.publish.recorded.Fixtures;
import org.millrace.publish.recorded.Recorded;
import org.millrace.publish.recorded.WireAnswer;
import org.millrace.publish.recorded.WireClient;

/**
 * Publishing as others do it, from the profile to the answer of the new code: agent, endpoint and
 * client in processes of their own, while callers call the app all the time.
 */
class PublishTest {
  @TempDir static Path folder;
  private static LiveAgent agent;
  private static LiveCommand endpoint;
  private static Profile profile;
  private static RecordedClients clients;
  private Load load;

  @BeforeAll
  static void start() throws Exception {
    // A package of a test waits for a file of the test: a container would not see it.
    agent = LiveAgent.start(Files.createDirectory(folder.resolve("data")), "ISOLATION=process");
    agent.ask("deploy", "orders", answering("first").toString(), "--create");
    endpoint = agent.publishEndpoint(folder.resolve("endpoint"));
    String url = LiveAgent.JSON.readTree(endpoint.out()).get("publish").asText();
    profile = Profile.of(agent, "orders", folder.resolve("orders.pubxml"));
    assertTrue(profile.publishUrl().startsWith(url + "/publish/"), profile.publishUrl());
    clients = new RecordedClients(URI.create(url), profile, agent.token());
  }

  @AfterAll
  static void stop() throws Exception {
    assertEquals(0, endpoint.stop(), endpoint.toString());
    assertEquals(0, agent.stop(), agent.log());
    agent.close();
  }

  @BeforeEach
  void call() throws Exception {
    String say = agent.url("orders") + "/api/say";
    load = Load.on(say + "?wait=2", say + "?wait=5", say + "?wait=400");
    endpoint.await("callers", () -> load.calls() > 50);
  }

  @AfterEach
  void no_call_was_lost() throws Exception {
    load.close();
    assertEquals(List.of(), load.failures(), "of " + load.calls() + " calls");
    for (List<String> answers : load.answers()) {
      assertEquals(new HashSet<>(answers).size(), answers.size(), "old code came back: " + answers);
    }
  }

  private static Path answering(String answer) throws IOException {
    return House.answering(folder, answer);
  }

  @Test
  void curl_publishes_as_the_profile_says() throws Exception {
    assertEquals("", profile.curl(answering("by-curl")));
    load("by-curl");
  }

  private void load(String answer) throws IOException, InterruptedException {
    endpoint.await("the new answer", () -> load.allGet(answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inproc-zipdeploy-success",
        "inproc-zipdeploy-bearer",
        "inproc-zipdeploy-prefix",
        "iso1-zipdeploy-success",
        "iso2-zipdeploy-success",
        "iso2-publish-success",
        "afs-zipdeploy-success",
        "afs-zipdeploy-prefix-without-slash",
        "afs-publish-success",
        "web-zipdeploy-success",
        "web-onedeploy-success",
        "web-kudu-success",
        "worker-publish-zipdeploy-success",
        "action-zipdeploy-success",
        "action-zipdeploy-chunked",
        "action-flex-id-string",
        "curl-upload-file-sync",
        "curl-put-upload-file",
        "curl-data-binary-async",
        "curl-expect-100",
        "curl-multipart-type-without-boundary",
        "curl-form-file",
        "curl-form-file-typed",
        "curl-stdin-chunked",
        "curl-anyauth",
        "curl-url-credentials",
        "curl-publish-type-zip"
      })
  void each_client_brings_new_code_in_its_own_words(String client) throws Exception {
    JsonNode ended = publish(client, Files.readAllBytes(answering(client)));
    assertEquals(4, ended.get("status").asInt(), ended.toString());
    load(client);
  }

  /** The record at its end, or what a client that waits would read in it. */
  private static JsonNode publish(String name, byte[] zip)
      throws IOException, InterruptedException {
    try (RecordedClient client = clients.client(name)) {
      WireAnswer answer = client.bring(zip);
      if (answer.status() != 202) {
        boolean live = answer.status() == 200;
        return LiveAgent.JSON
            .createObjectNode()
            .put("status", live ? 4 : 3)
            .put("status_text", answer.body());
      }
      JsonNode[] record = new JsonNode[1];
      endpoint.await(
          "the end of the deployment",
          () -> {
            record[0] = client.poll(answer);
            return record[0].get("complete").asBoolean();
          });
      return record[0];
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // In the last five all programs were replaced by texts: what is wrong comes out at the
        // start.
        "inproc.zip | is C# in-process; needs the isolated worker model.",
        "web.zip | has no host.json at its root, so it is not a function app (it is an ASP.NET Core web app)",
        "web-2.zip | has no host.json at its root, so it is not a function app (it is an ASP.NET Core web app)",
        "worker.zip | has no host.json at its root, so it is not a function app (it is a .NET program)",
        "isolated-1.15.1.zip | orders cannot start: The dotnet-isolated worker of orders",
        "isolated-2.1.0.zip | orders cannot start: The dotnet-isolated worker of orders",
        "isolated-2.1.0-selfcontained.zip | orders cannot start: The dotnet-isolated worker of orders",
        "isolated-2.1.0-win-x64.zip | orders cannot start: The dotnet-isolated worker of orders",
        "isolated-azure-functions-sdk-0.5.0.zip | orders cannot start: The dotnet-isolated worker of orders"
      })
  void a_package_that_cannot_run_is_refused_with_its_reason(String zip, String reason)
      throws Exception {
    byte[] body = Files.readAllBytes(Fixtures.publish().resolve("zips").resolve(zip));
    JsonNode ended = publish("inproc-zipdeploy-success", body);
    assertEquals(3, ended.get("status").asInt(), ended.toString());
    assertTrue(ended.get("status_text").asText().contains(reason), ended.toString());
  }

  private static WireAnswer bring(String name, byte[] body) throws IOException {
    try (RecordedClient client = clients.client(name)) {
      return client.bring(body);
    }
  }

  @Test
  void what_is_no_zip_is_refused_at_once() throws Exception {
    WireAnswer answer =
        bring("inproc-zipdeploy-badrequest", "host.json".getBytes(StandardCharsets.UTF_8));
    assertEquals(400, answer.status());
    assertEquals(
        "The body is not a zip. Zip the published output, host.json at its root.",
        answer.body().strip());
  }

  @Test
  void an_upload_that_breaks_off_leaves_nothing_behind() throws Exception {
    Recorded run = clients.recorded("inproc-zipdeploy-success");
    Recorded.Request upload = run.requests().getFirst();
    try (WireClient cut = WireClient.to(clients.address())) {
      cut.sendHead(upload.head().stream().map(clients::signed).toList());
      cut.write(Arrays.copyOf(upload.body(), upload.body().length / 2));
      cut.hangUp();
      assertTrue(cut.isClosedByEndpoint());
    }
    int before = deployments().size();
    assertEquals("", profile.curl(answering("after-a-cut")));
    load("after-a-cut");
    assertEquals(before + 1, deployments().size());
  }

  private static JsonNode deployments() throws IOException, InterruptedException {
    return LiveAgent.JSON.readTree(profile.send("GET", "api/deployments", "").body());
  }

  @Test
  void an_earlier_deployment_is_brought_back_through_the_endpoint() throws Exception {
    agent.ask("deploy", "returning", answering("old").toString(), "--create");
    Profile returning = Profile.of(agent, "returning", folder.resolve("returning.pubxml"));
    assertEquals("", returning.curl(answering("new")));
    JsonNode newestFirst =
        LiveAgent.JSON.readTree(returning.send("GET", "api/deployments", "").body());
    String first = newestFirst.get(newestFirst.size() - 1).get("id").asText();

    assertEquals(202, returning.send("PUT", "api/deployments/" + first, "{}").statusCode());
    String say = agent.url("returning") + "/api/say";
    endpoint.await("the old answer", () -> agent.get(say).body().equals("old"));
  }
}
