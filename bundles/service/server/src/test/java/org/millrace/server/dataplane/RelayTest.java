package org.millrace.server.dataplane;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.Body;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;

/** An agent that is drained passes the calls of its apps on. */
class RelayTest {
  private FrontEndFixture drained;
  private FrontEndFixture other;

  @BeforeEach
  void two_agents() throws IOException {
    drained = new FrontEndFixture("", TrustedProxies.NONE, BodyLimits.DEFAULT);
    other = new FrontEndFixture("", TrustedProxies.of(List.of("127.0.0.1")), BodyLimits.DEFAULT);
    drained.found("shop", new AppLookup.Elsewhere(List.of(url(other))));
  }

  @AfterEach
  void stop() {
    drained.close();
    other.close();
  }

  private static String url(FrontEndFixture agent) {
    return "http://127.0.0.1:" + agent.address().getPort();
  }

  @Test
  void the_app_sees_the_address_that_its_caller_knows() throws Exception {
    other.app("shop", FrontEndFixture::show);
    String seen = drained.get("/functions/shop/api/x%20y?a=1&b=%2F").body();
    assertTrue(seen.startsWith("GET /api/x%20y\nquery a=1&b=%2F\n"), seen);
    assertTrue(
        seen.contains("url http://127.0.0.1:" + drained.address().getPort() + "/api/x%20y?"), seen);
  }

  @Test
  void what_strangers_say_of_themselves_goes_no_further() throws Exception {
    other.app("shop", FrontEndFixture::show);
    String seen =
        drained
            .call(
                HttpRequest.newBuilder(drained.uri("/functions/shop/api/x"))
                    .header("X-Forwarded-For", "203.0.113.9")
                    .header("X-Forwarded-Prefix", "/outer"))
            .body();
    assertTrue(seen.contains("x-forwarded-for: 127.0.0.1, 127.0.0.1\n"), seen);
    assertFalse(seen.contains("/outer"), seen);
  }

  @Test
  void bodies_travel_whole_both_ways_with_and_without_a_length() throws Exception {
    other.app("shop", FrontEndFixture::echo);
    byte[] body = new byte[5 << 20];
    new Random(1).nextBytes(body);
    assertArrayEquals(body, echoed(HttpRequest.BodyPublishers.ofByteArray(body)));
    assertArrayEquals(
        body,
        echoed(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
  }

  private byte[] echoed(HttpRequest.BodyPublisher body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(drained.uri("/functions/shop/api/x")).POST(body).build();
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
  }

  @Test
  void status_and_headers_come_back_as_they_are() throws Exception {
    other.app(
        "shop",
        request ->
            CompletableFuture.completedFuture(
                new HttpAnswer(
                    418,
                    List.of(new Header("Set-Cookie", "a=1"), new Header("Set-Cookie", "b=2")),
                    Body.EMPTY)));
    HttpResponse<String> answer = drained.get("/functions/shop/api/x");
    assertEquals(418, answer.statusCode());
    assertEquals(List.of("a=1", "b=2"), answer.headers().allValues("set-cookie"));
    assertEquals("", answer.body());
  }

  @Test
  void an_answer_without_a_body_ends() throws Exception {
    other.app("shop", request -> CompletableFuture.completedFuture(HttpAnswer.empty(204)));
    assertEquals(204, drained.get("/functions/shop/api/x").statusCode());
    HttpRequest.Builder head = HttpRequest.newBuilder(drained.uri("/functions/shop/api/x"));
    assertEquals(
        204, drained.call(head.method("HEAD", HttpRequest.BodyPublishers.noBody())).statusCode());
  }

  @Test
  void who_cannot_be_reached_is_passed_over() throws Exception {
    other.app("shop", FrontEndFixture::show);
    drained.found("shop", new AppLookup.Elsewhere(List.of(nobody(), url(other))));
    assertEquals(200, drained.get("/functions/shop/api/x").statusCode());
    drained.found("shop", new AppLookup.Elsewhere(List.of(nobody())));
    assertEquals(503, drained.get("/functions/shop/api/x").statusCode());
  }

  private static String nobody() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return "http://127.0.0.1:" + free.getLocalPort();
    }
  }

  @Test
  void a_request_goes_in_no_circles() throws Exception {
    other.found("shop", new AppLookup.Elsewhere(List.of(url(drained))));
    HttpResponse<String> answer = drained.get("/functions/shop/api/x");
    assertEquals(503, answer.statusCode());
    assertEquals("The app moves to another agent. Try again in a moment.", answer.body());
  }
}
