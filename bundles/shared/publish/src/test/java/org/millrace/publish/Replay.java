package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.millrace.publish.recorded.Recorded;
import org.millrace.publish.recorded.WireAnswer;
import org.millrace.publish.recorded.WireClient;

/**
 * Plays one recorded client against an endpoint: its requests byte for byte, its polls moved to the
 * URL that it was given here, and its demands on each answer, which are stricter than any single
 * client's.
 */
final class Replay implements AutoCloseable {
  private static final Set<Integer> STATUSES = Set.of(0, 2, 3, 4);

  private final Lab lab;
  private final ExpectedRun expected;
  private final Recorded run;
  private final SSLSocketFactory tls;
  private final Deque<Integer> answers;
  private WireClient client;
  private int connection;
  private String poll = "";
  private String record = "";
  private boolean ended = true;

  Replay(Lab lab, ExpectedRun expected, Recorded run, SSLSocketFactory tls) {
    this.lab = lab;
    this.expected = expected;
    this.run = run;
    this.tls = tls;
    this.answers = new ArrayDeque<>(expected.answers());
  }

  void play() throws IOException {
    Recorded.Request last = null;
    for (Recorded.Request request : run.requests()) {
      if (isOfAWrongAnswer(request)) {
        continue;
      }
      last = request;
      if (isPoll(request)) {
        poll(request);
      } else {
        pollToTheEnd(request);
        send(request);
      }
    }
    if (last != null) {
      pollToTheEnd(last);
    }
    assertTrue(answers.isEmpty(), "uploads that never came: " + answers);
  }

  /**
   * Sent only because the recording server took, redirected or linked to what this one does not.
   */
  private boolean isOfAWrongAnswer(Recorded.Request request) {
    boolean pollOfARefusal =
        !expected.answers().contains(202) && request.target().contains("time=");
    return (request.isUpload() && request.target().startsWith("/redirected/"))
        || request.target().contains("/log/")
        || pollOfARefusal;
  }

  private boolean isPoll(Recorded.Request request) {
    return !poll.isEmpty()
        && request.target().contains("/api/deployments/")
        && !request.target().endsWith("/log");
  }

  /** A wrong answer ended the recording early, a right one needs more polls. */
  private void pollToTheEnd(Recorded.Request like) throws IOException {
    for (int looks = 0; !ended; looks++) {
      assertTrue(looks < 20, "polled forever");
      poll(like.asPollOf(poll));
    }
  }

  private void poll(Recorded.Request request) throws IOException {
    boolean byUrl = request.target().contains("?");
    WireAnswer answer = exchange(request.to(byUrl ? poll : record));
    JsonNode json = answer.json();
    checkRecord(request, json);
    ended = json.get("complete").asBoolean();
    assertEquals(ended ? 200 : 202, answer.status());
    if (!ended) {
      assertTrue(answer.header("Location").orElse("").startsWith(base(request)));
      return;
    }
    boolean live = expected.end() == ExpectedRun.End.LIVE;
    assertEquals(live ? 4 : 3, json.get("status").asInt());
    assertEquals(live ? "" : RecordedExchangesTest.REASON, json.get("status_text").asText());
  }

  private void checkRecord(Recorded.Request request, JsonNode json) {
    assertEquals(JsonNodeType.OBJECT, json.getNodeType());
    assertEquals(JsonNodeType.NUMBER, json.get("status").getNodeType());
    assertTrue(STATUSES.contains(json.get("status").asInt()), "status " + json.get("status"));
    assertEquals("orders", json.get("site_name").asText());
    assertTrue(json.get("url").asText().startsWith(base(request)));
    assertEquals(json.get("url").asText() + "/log", json.get("log_url").asText());
  }

  private String base(Recorded.Request request) {
    return (run.secure() ? "https://" : "http://") + request.host() + "/";
  }

  private void send(Recorded.Request request) throws IOException {
    if (request.isUpload()) {
      upload(request);
      return;
    }
    boolean log = request.target().endsWith("/log");
    WireAnswer answer = exchange(log ? request.to(record + "/log") : request);
    assertEquals(request.answeredStatus(), answer.status(), request.target());
    if (log) {
      assertTrue(answer.body().contains(RecordedExchangesTest.REASON), answer.body());
    } else if (request.target().equals("/api/settings") && answer.status() == 200) {
      assertEquals(request.answeredJson(), answer.json());
    } else if (request.target().endsWith("/latest")) {
      checkRecord(request, answer.json());
    }
  }

  private void upload(Recorded.Request request) throws IOException {
    WireAnswer answer = exchange(request);
    assertEquals(answers.removeFirst(), answer.status(), answer.body());
    List<String> interim = request.expectsContinue() ? List.of("HTTP/1.1 100 Continue") : List.of();
    assertEquals(interim, answer.interim());
    switch (answer.status()) {
      case 202 -> taken(request, answer);
      case 200 -> assertEquals("", answer.body());
      default -> refused(answer);
    }
  }

  private void taken(Recorded.Request request, WireAnswer answer) {
    String location = answer.header("Location").orElseThrow();
    assertTrue(location.startsWith(base(request)), location);
    URI url = URI.create(location);
    poll = url.getRawPath() + "?" + url.getRawQuery();
    record = url.getRawPath();
    String id = record.substring(record.lastIndexOf('/') + 1);
    assertEquals(id, answer.header("SCM-DEPLOYMENT-ID").orElseThrow());
    if (request.target().contains("/api/publish?") && !readsOnlyObjects()) {
      assertEquals("\"" + id + "\"", answer.body());
    } else {
      checkRecord(request, answer.json());
    }
    if (expected.follows() == ExpectedRun.Follows.ID) {
      // This client reads the body alone and puts the id behind the host.
      record = "/api/deployments/" + answer.json().asText();
      poll = record;
    }
    ended = false;
  }

  private void refused(WireAnswer answer) {
    assertFalse(answer.body().isBlank());
    assertTrue(answer.header("Location").isEmpty());
    if (readsOnlyObjects()) {
      assertEquals(JsonNodeType.NUMBER, answer.json().get("status").getNodeType());
      assertFalse(answer.json().get("status_text").asText().isBlank());
    } else {
      assertTrue(answer.header("Content-Type").orElse("").startsWith("text/plain"));
    }
    boolean challenge = answer.header("WWW-Authenticate").orElse("").startsWith("Basic realm=");
    assertEquals(answer.status() == 401, challenge);
  }

  private boolean readsOnlyObjects() {
    return run.name().startsWith("afs-");
  }

  private WireAnswer exchange(Recorded.Request request) throws IOException {
    if (client == null || request.connection() != connection) {
      close();
      connection = request.connection();
      String host = request.host().replaceAll(":[0-9]+$", "");
      client = run.secure() ? WireClient.secure(lab.https(), host, tls) : lab.connect();
    }
    return client.send(request.head(), request.body(), request.chunks());
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      client.close();
    }
  }
}
