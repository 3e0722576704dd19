package org.millrace.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of an installation no bad input may change: apps, live revisions, settings, keys and
 * packages, as the agent tells them and as they lie on its disk.
 */
record InstallationDigest(List<String> told, TreeMap<String, String> kept) {
  private static final List<String> FOLDERS = List.of("packages", "apps", "home");

  static InstallationDigest of(LiveAgent agent) throws IOException, InterruptedException {
    return new InstallationDigest(told(agent), kept(agent.data()));
  }

  /** Waits until it is again as it was. */
  void await(LiveAgent agent) throws IOException, InterruptedException {
    agent.await("nothing to be left behind", () -> equals(InstallationDigest.of(agent)));
  }

  private static List<String> told(LiveAgent agent) throws IOException, InterruptedException {
    JsonNode apps = agent.read("apps");
    Stream.Builder<String> all = Stream.builder();
    for (JsonNode app : apps) {
      String name = app.get("name").asText();
      // Deployments are records; only the one that is live counts, which the revision tells.
      ObjectNode lasting = app.deepCopy();
      all.add(lasting.without(List.of("state", "reason", "liveDeployment")).toString());
      all.add(agent.read("apps/" + name + "/settings").toString());
      all.add(agent.read("apps/" + name + "/keys").toString());
      all.add(sha256(agent.readBytes("apps/" + name + "/package")));
    }
    return all.build().toList();
  }

  private static TreeMap<String, String> kept(Path data) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> all = Files.walk(data.resolve(folder))) {
        for (Path file : all.toList()) {
          String content = Files.isRegularFile(file) ? sha256(Files.readAllBytes(file)) : "";
          files.put(data.relativize(file).toString(), content);
        }
      }
    }
    // A worker that ended is followed by one in a slot of another name.
    String[] slots = data.resolve("slots").toFile().list();
    files.put("slots", Integer.toString(slots == null ? 0 : slots.length));
    return files;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
