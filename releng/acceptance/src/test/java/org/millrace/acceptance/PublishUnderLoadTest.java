package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty publishes through the endpoint while 500 calls a second come in. */
class PublishUnderLoadTest {
  private static final int PUBLISHES = 20;
  private static final int PER_SECOND = 500;

  @TempDir Path folder;

  @Test
  void no_call_is_lost_and_no_old_answer_comes_after_the_record_says_live() throws Exception {
    try (LiveAgent agent =
        LiveAgent.start(Files.createDirectory(folder.resolve("data")), "ISOLATION=process")) {
      agent.ask("deploy", "orders", version(0).toString(), "--create");
      try (LiveCommand endpoint = agent.publishEndpoint(folder.resolve("endpoint"));
          OpenLoad load = OpenLoad.on(agent.url("orders") + "/api/say", PER_SECOND, 10)) {
        Profile profile = Profile.of(agent, "orders", folder.resolve("orders.pubxml"));
        for (int version = 1; version <= PUBLISHES; version++) {
          publish(endpoint, profile, version);
          load.live(version);
        }
        load.close();
        assertEquals(List.of(), load.failures(), "of " + load.calls() + " calls");
        assertTrue(load.rate() > PER_SECOND * 0.98, "only " + load.rate() + " calls a second");
      }
      assertEquals(0, agent.stop(), agent.log());
    }
  }

  private void publish(LiveCommand endpoint, Profile profile, int version)
      throws IOException, InterruptedException {
    profile.curl(version(version), "?isAsync=true");
    endpoint.await("version " + version + " to be live", () -> isLive(profile));
  }

  private static boolean isLive(Profile profile) throws IOException, InterruptedException {
    JsonNode record =
        LiveAgent.JSON.readTree(profile.send("GET", "api/deployments/latest", "").body());
    assertTrue(record.get("status").asInt() != 3, record.toString());
    return record.get("status").asInt() == 4;
  }

  private Path version(int number) throws IOException {
    return House.app(
        folder.resolve(number + ".zip"),
        "anonymous",
        """
        module.exports = async (context, request) => {
          await new Promise(done => setTimeout(done, Number(request.query.wait || 0)));
          const length = Number(request.query.length || 0);
          const whole = length === (request.rawBody || '').length;
          context.res = { status: whole ? 200 : 400, body: '%d' };
        };
        """
            .formatted(number));
  }
}
