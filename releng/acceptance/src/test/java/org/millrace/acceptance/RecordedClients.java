package org.millrace.acceptance;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.millrace.publish.recorded.Fixtures;
import org.millrace.publish.recorded.Recorded;

/**
 * The recorded clients, with what they need to publish to a live endpoint.
 *
 * @param token of the API, for clients that sign with one
 */
record RecordedClients(URI endpoint, Profile profile, String token) {
  private static final String RECORDED = "$orders:TestPassw0rd";
  private static final String SIGNATURE = "Authorization: ";

  RecordedClient client(String name) throws IOException {
    return new RecordedClient(address(), recorded(name), this::sign);
  }

  Recorded recorded(String name) throws IOException {
    Path fixtures = Fixtures.publish();
    return Recorded.read(fixtures, fixtures.resolve("exchanges/" + name + ".json"));
  }

  InetSocketAddress address() {
    return new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
  }

  /** A line of a recorded head as it must read here. */
  String signed(String line) {
    return line.startsWith(SIGNATURE) ? SIGNATURE + sign(line.substring(SIGNATURE.length())) : line;
  }

  /** The recorded password becomes the real one, the recorded token a real token. */
  private String sign(String recorded) {
    if (recorded.startsWith("Bearer ")) {
      return "Bearer " + token;
    }
    return recorded.equals(basic(RECORDED))
        ? basic(profile.user() + ":" + profile.password())
        : recorded;
  }

  private static String basic(String credential) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "RecordedClients[" + endpoint + "]";
  }
}
