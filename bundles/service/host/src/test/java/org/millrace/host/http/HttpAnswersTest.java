package org.millrace.host.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.host.fake.FakeHost;
import org.millrace.host.port.Body;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Datum.Cookie;
import org.millrace.host.port.Datum.SameSite;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationResult.Success;

class HttpAnswersTest {
  private static final String PLAIN = "text/plain; charset=utf-8";

  @Test
  void no_value_is_204() throws Exception {
    assertEquals(204, answer(Datum.NONE).status());
    assertEquals(
        204,
        new HttpAnswers(Map.of())
            .of(new Success(Map.of("res", text("x")), text("y")), "", get())
            .status());
  }

  @Test
  void a_named_output_is_taken_from_the_outputs() throws Exception {
    HttpAnswer answer =
        new HttpAnswers(Map.of())
            .of(new Success(Map.of("res", text("x")), text("y")), "res", get());
    assertEquals("x", body(answer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1} | '{\n  \"a\": 1\n}'",
        "[1,\"two\",null] | '[\n  1,\n  \"two\",\n  null\n]'",
        "{} | {}",
        "[] | []",
        "true | True",
        "false | False",
        "null | ''",
        "\"text\" | text",
        "42 | 42",
        "1e21 | 1E+21"
      })
  void a_json_value_is_a_plain_text(String json, String text) throws Exception {
    HttpAnswer answer = answer(new Datum.Json(json));
    assertEquals(200, answer.status());
    assertEquals(text == null ? "" : text, body(answer));
    assertEquals(PLAIN, header(answer, "Content-Type"));
  }

  @Test
  void an_object_with_a_body_says_status_headers_and_cookies() throws Exception {
    HttpAnswer answer =
        answer(
            new Datum.Json(
                "{\"Body\":\"b\",\"statusCode\":\"201\",\"headers\":{\"x-h\":1},"
                    + "\"cookies\":[{\"name\":\"a\",\"value\":\"1\",\"sameSite\":\"Lax\"}]}"));
    assertEquals(201, answer.status());
    assertEquals("b", body(answer));
    assertEquals("1", header(answer, "x-h"));
    assertEquals("a=1; path=/; samesite=lax", header(answer, "Set-Cookie"));
  }

  @Test
  void bytes_keep_their_type_or_have_none() throws Exception {
    Datum bytes = new Datum.Bytes(ByteBuffer.wrap(new byte[] {0, 1, (byte) 255}));
    assertEquals("", header(answer(response("200", Map.of(), bytes)), "content-type"));
    assertEquals(
        "text/html",
        header(answer(response("", Map.of("content-type", "text/html"), bytes)), "content-type"));
    assertEquals(
        "", header(answer(response("", Map.of("content-type", ""), bytes)), "content-type"));
  }

  @Test
  void a_text_has_a_charset() throws Exception {
    assertEquals(
        "application/xml; charset=utf-8",
        header(
            answer(response("", Map.of("Content-Type", "application/xml"), text("<a/>"))),
            "content-type"));
    HttpAnswer latin =
        answer(response("", Map.of("Content-Type", "text/plain; charset=iso-8859-1"), text("é")));
    assertEquals("text/plain; charset=iso-8859-1", header(latin, "content-type"));
    assertEquals(1, ((Body.Buffered) latin.body()).bytes().remaining());
  }

  @ParameterizedTest
  @CsvSource({"'', 200", "201, 201", "created, 200", "201.7, 200", "204, 204", "599, 599"})
  void the_status_is_a_number_or_200(String status, int expected) throws Exception {
    assertEquals(expected, answer(response(status, Map.of(), text("x"))).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "0", "-1", "101", "199", "600", "1000"})
  void a_status_that_is_none_is_a_failure(String status) {
    assertThrows(AnswerException.class, () -> answer(response(status, Map.of(), text("x"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"204", "205", "304"})
  void a_body_is_dropped_where_there_is_none(String status) throws Exception {
    assertEquals(Body.EMPTY, answer(response(status, Map.of(), text("x"))).body());
  }

  @Test
  void what_belongs_to_the_connection_is_not_the_functions() throws Exception {
    HttpAnswer answer =
        answer(
            response(
                "",
                Map.of(
                    "Transfer-Encoding", "chunked",
                    "Content-Length", "2",
                    "connection", "close",
                    "X-Kept", "yes"),
                text("four")));
    assertEquals(
        List.of("Content-Type", "X-Kept"), answer.headers().stream().map(Header::name).toList());
  }

  @Test
  void the_answer_to_head_has_no_body_but_the_length_the_function_said() throws Exception {
    HttpRequest head = FakeHost.request("HEAD", "/api/x", "");
    HttpAnswer answer =
        new HttpAnswers(Map.of())
            .of(
                new Success(Map.of(), response("", Map.of("content-length", "9"), text("four"))),
                "$return",
                head);
    assertEquals(Body.EMPTY, answer.body());
    assertEquals("9", header(answer, "content-length"));
    assertEquals(PLAIN, header(answer, "content-type"));
  }

  @ParameterizedTest
  @CsvSource({"x-nl, 'a\r\nx-evil: 1'", "x-uni, ž", "x bad, 1", "'', 1", "x-nul, 'a\u0000'"})
  void a_header_that_cannot_be_sent_is_a_failure(String name, String value) {
    AnswerException unfit =
        assertThrows(
            AnswerException.class, () -> answer(response("", Map.of(name, value), text("x"))));
    assertEquals(-1, unfit.getMessage().indexOf('\n'));
  }

  @Test
  void cookies_are_written_in_full() throws Exception {
    Cookie full =
        new Cookie(
            "a",
            "a b;ž",
            Optional.of("example.org"),
            Optional.of("/p"),
            Optional.of(Instant.ofEpochSecond(86_400)),
            Optional.of(true),
            Optional.of(true),
            SameSite.NONE,
            Optional.of(60.0));
    HttpAnswer answer = answer(new Datum.Response("", Map.of(), List.of(full), text("x"), false));
    assertEquals(
        "a=a%20b%3B%C5%BE; expires=Fri, 02 Jan 1970 00:00:00 GMT; max-age=60; domain=example.org; path=/p; secure; samesite=none; httponly",
        header(answer, "set-cookie"));
  }

  @Test
  void custom_headers_are_on_every_answer_unless_it_has_its_own() throws Exception {
    HttpAnswers answers = new HttpAnswers(Map.of("X-A", "host"));
    assertEquals("host", header(answers.empty(404), "x-a"));
    HttpAnswer own =
        answers.of(
            new Success(Map.of(), response("", Map.of("x-a", "own"), text("x"))), "$return", get());
    assertEquals("own", header(own, "X-A"));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, application/json; charset=utf-8, '\"t\"'",
    "image/png, text/plain; charset=utf-8, t",
    "'', text/plain; charset=utf-8, t"
  })
  void a_negotiated_text_is_json_for_those_who_ask(String accept, String type, String body)
      throws Exception {
    HttpRequest request = FakeHost.get("/api/x", new Header("Accept", accept));
    HttpAnswer answer =
        new HttpAnswers(Map.of())
            .of(
                new Success(Map.of(), new Datum.Response("", Map.of(), List.of(), text("t"), true)),
                "$return",
                request);
    assertEquals(type, header(answer, "content-type"));
    assertEquals(body, body(answer));
  }

  private static Datum text(String value) {
    return new Datum.Text(value);
  }

  private static Datum response(String status, Map<String, String> headers, Datum body) {
    return new Datum.Response(status, headers, List.of(), body, false);
  }

  private static HttpRequest get() {
    return FakeHost.get("/api/x");
  }

  private static HttpAnswer answer(Datum value) throws AnswerException {
    return new HttpAnswers(Map.of()).of(new Success(Map.of(), value), "$return", get());
  }

  static String header(HttpAnswer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  private static String body(HttpAnswer answer) {
    return StandardCharsets.UTF_8
        .decode(((Body.Buffered) answer.body()).bytes().duplicate())
        .toString();
  }
}
