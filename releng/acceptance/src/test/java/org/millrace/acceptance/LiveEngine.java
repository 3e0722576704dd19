package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real container engine, asked in its own words and not through ours. */
final class LiveEngine {
  private static final String SOCKET = "unix://";
  private static final String AGENT = "org.millrace.agent";

  private final String address;

  private LiveEngine(String address) {
    this.address = address;
  }

  /** The machine's; without one the test is skipped, or fails where root could start one. */
  static LiveEngine require() throws IOException {
    String address =
        Optional.ofNullable(System.getenv("MILLRACE_TEST_DOCKER_HOST"))
            .or(() -> Optional.ofNullable(System.getenv("DOCKER_HOST")))
            .orElse("unix:///var/run/docker.sock");
    if (!address.startsWith(SOCKET) || Files.exists(Path.of(address.substring(SOCKET.length())))) {
      return new LiveEngine(address);
    }
    String absent = "No container engine answers at " + address + ".";
    if (Root.isHere() && "true".equals(System.getenv("CI"))) {
      fail(absent + " Root can start one: dockerd");
    }
    return abort(absent);
  }

  String address() {
    return address;
  }

  /** All that it says of each container that was made for an agent's data folder. */
  List<JsonNode> containers(Path data) throws IOException, InterruptedException {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode listed : ask("containers/json?all=1&filters=" + labelled(AGENT))) {
      JsonNode whole = ask("containers/" + listed.get("Id").asText() + "/json");
      if (whole.path("Mounts").toString().contains(data.resolve("slots").toString())) {
        found.add(whole);
      }
    }
    return found;
  }

  /** What it calls the networks of the agent that made a container. */
  List<String> networks(JsonNode container) throws IOException, InterruptedException {
    String agent = container.at("/Config/Labels/" + AGENT).asText();
    List<String> names = new ArrayList<>();
    for (JsonNode network : ask("networks?filters=" + labelled(AGENT + "=" + agent))) {
      names.add(network.get("Name").asText());
    }
    return names;
  }

  private static String labelled(String label) {
    return URLEncoder.encode("{\"label\":[\"" + label + "\"]}", StandardCharsets.UTF_8);
  }

  private JsonNode ask(String path) throws IOException, InterruptedException {
    boolean socket = address.startsWith(SOCKET);
    Curl answer =
        socket
            ? Curl.run("--unix-socket", address.substring(SOCKET.length()), "http://engine/" + path)
            : Curl.run(address.replace("tcp://", "http://") + "/" + path);
    assertEquals(0, answer.exit(), answer.said());
    return LiveAgent.JSON.readTree(answer.said());
  }
}
