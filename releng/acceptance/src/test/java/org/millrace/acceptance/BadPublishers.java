package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.millrace.publish.recorded.WireAnswer;

/** Publishing clients that may not, or not now. */
final class BadPublishers {
  private static final String BUSY =
      "orders is being deployed by … (…) since …. Try again when that has ended.";

  private final Path folder;
  private final LiveCommand endpoint;
  private final Profile profile;
  private final RecordedClients clients;

  /**
   * @param endpoint of the agent that the rows are tried against
   * @param folder for what the clients need
   */
  BadPublishers(LiveAgent agent, LiveCommand endpoint, Path folder)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.endpoint = endpoint;
    this.profile = Profile.of(agent, "orders", folder.resolve("orders.pubxml"));
    URI url = URI.create(LiveAgent.JSON.readTree(endpoint.out()).get("publish").asText());
    this.clients = new RecordedClients(url, profile, agent.token());
  }

  List<BadInput> rows() {
    return List.of(
        new BadInput(
            "a publish without a credential",
            401,
            "Sign in with the user and password of a publish profile.",
            agent -> challenged("curl-no-credentials")),
        new BadInput(
            "a publish with a wrong password",
            401,
            "This publish user or its password is not known here. Download the publish profile"
                + " again.",
            agent -> challenged("inproc-zipdeploy-nonascii-password")),
        new BadInput(
            "a publish with the credential of another app",
            403,
            "The publish URL and the user name are of different apps (orders, trouble). Take both"
                + " from one publish profile.",
            agent -> toAnotherApp("POST", "api/zipdeploy", "PK")),
        new BadInput(
            "a question with the credential of another app",
            403,
            "The publish URL and the user name are of different apps (orders, trouble). Take both"
                + " from one publish profile.",
            agent -> toAnotherApp("GET", "api/deployments", "")),
        new BadInput("two publishers at once", 409, BUSY, agent -> atOnce()),
        late("inproc-zipdeploy-conflict"),
        late("web-onedeploy-conflict"),
        late("curl-conflict-fail"),
        late("afs-zipdeploy-conflict-json"));
  }

  private BadInput late(String client) {
    return new BadInput(
        "a publisher that comes second: " + client, 409, BUSY, agent -> after(client));
  }

  private BadInput.Refusal challenged(String client) throws IOException {
    try (RecordedClient stranger = clients.client(client)) {
      WireAnswer answer = stranger.bring(BadPackages.app().bytes());
      assertTrue(answer.header("WWW-Authenticate").orElse("").startsWith("Basic realm="));
      return refusal(answer);
    }
  }

  private BadInput.Refusal toAnotherApp(String method, String path, String body)
      throws IOException, InterruptedException {
    String theirs = profile.publishUrl().replace("/orders/", "/trouble/");
    HttpResponse<String> answer =
        new Profile(theirs, profile.user(), profile.password()).send(method, path, body);
    return new BadInput.Refusal(answer.statusCode(), answer.body().strip());
  }

  /** Exactly one is taken; what it brought fails in the end, so that nothing changes. */
  private BadInput.Refusal atOnce() throws Exception {
    Path gate = Files.createTempDirectory(folder, "gate").resolve("open");
    byte[] zip = failingAfter(gate);
    try (RecordedClient one = clients.client("web-zipdeploy-success");
        RecordedClient two = clients.client("web-zipdeploy-success")) {
      List<CompletableFuture<WireAnswer>> under =
          Stream.of(one, two).map(client -> bringing(client, zip)).toList();
      List<WireAnswer> answers = new ArrayList<>();
      for (CompletableFuture<WireAnswer> answer : under) {
        answers.add(answer.get());
      }
      List<Integer> statuses = answers.stream().map(WireAnswer::status).sorted().toList();
      assertEquals(List.of(202, 409), statuses);
      boolean first = answers.getFirst().status() == 202;
      end(gate, first ? one : two, answers.get(first ? 0 : 1));
      return refusal(answers.get(first ? 1 : 0));
    }
  }

  private static CompletableFuture<WireAnswer> bringing(RecordedClient client, byte[] zip) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return client.bring(zip);
      } catch (IOException broken) {
        throw new AssertionError(broken);
      }
    });
  }

  private BadInput.Refusal after(String second) throws Exception {
    Path gate = Files.createTempDirectory(folder, "gate").resolve("open");
    try (RecordedClient one = clients.client("web-zipdeploy-success");
        RecordedClient two = clients.client(second)) {
      WireAnswer taken = one.bring(failingAfter(gate));
      assertEquals(202, taken.status());
      WireAnswer refused = two.bring(BadPackages.app().bytes());
      assertEquals(202, profile.send("GET", "api/deployments/latest", "").statusCode());
      end(gate, one, taken);
      return refusal(refused);
    }
  }

  private void end(Path gate, RecordedClient client, WireAnswer taken) throws Exception {
    Files.createFile(gate);
    endpoint.await("the first to end", () -> client.poll(taken).get("complete").asBoolean());
  }

  /** Some clients get the sentence in JSON. */
  private static BadInput.Refusal refusal(WireAnswer answer) {
    String inside = answer.json().path("status_text").asText();
    return new BadInput.Refusal(answer.status(), inside.isEmpty() ? answer.body().strip() : inside);
  }

  /** Its script does not end before the file is there, and then it fails. */
  private byte[] failingAfter(Path gate) throws IOException {
    Path zip =
        House.app(
            gate.resolveSibling("waiting.zip"),
            "anonymous",
            """
            const now = new Int32Array(new SharedArrayBuffer(4));
            while (!require('fs').existsSync('%s')) Atomics.wait(now, 0, 0, 50);
            throw new Error('not this one');
            """
                .formatted(gate));
    return Files.readAllBytes(zip);
  }
}
