package org.millrace.host.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Datum.Cookie;
import org.millrace.host.port.Datum.SameSite;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;

/** What the Node worker answered for the recorded v3 app, form by form. */
final class GoldenV3 {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, String> NO_HEADERS = Map.of();
  private static final InvocationResult THROWN =
      new InvocationResult.Failure("Error", "as recorded", "");

  private GoldenV3() {}

  static InvocationResult answer(String function, GoldenCase golden, InvocationRequest request) {
    Datum.Request http = (Datum.Request) request.inputs().get("req");
    String form = http.parameters().getOrDefault("form", "");
    return switch (function) {
      case "Echo", "Routed" ->
          res("", Map.of("content-type", "application/json"), new Datum.Json(compact(golden)));
      case "Answer" -> answer(form);
      case "Returned" -> returned(form);
      case "DoneStyle" -> done(form);
      case "LevelDefault", "Good" -> res("", NO_HEADERS, text("default level"));
      case "Off" -> res("", NO_HEADERS, text("off but ran"));
      case "NoOutput" ->
          new InvocationResult.Success(Map.of(), response("202", NO_HEADERS, text("returned")));
      default -> THROWN;
    };
  }

  private static String compact(GoldenCase golden) {
    try {
      byte[] body = golden.body().orElseThrow();
      return body.length == 0
          ? "{}"
          : JSON.readTree(new String(body, StandardCharsets.UTF_8)).toString();
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException(noJson);
    }
  }

  private static InvocationResult answer(String form) {
    return switch (form) {
      case "nothing",
          "returnOnly",
          "resEmptyObject",
          "resPlainObject",
          "bodyNull",
          "bodyUndefined" ->
          res("", NO_HEADERS, Datum.NONE);
      case "returnRes" -> res("203", NO_HEADERS, text("returned under res"));
      case "resString", "resJsonString", "resNumber", "resArray", "fluentRaw" -> THROWN;
      case "resNull" -> new InvocationResult.Success(Map.of(), Datum.NONE);
      case "resObjectNoBody" -> res("201", NO_HEADERS, Datum.NONE);
      case "sendStatus" -> res("404", NO_HEADERS, Datum.NONE);
      case "bodyJsonStringTyped" ->
          res("", Map.of("content-type", "application/json"), text("{\"a\": 1}"));
      case "bodyObject" -> res("", NO_HEADERS, json("{\"a\":1,\"u\":\"ž\u2028\"}"));
      case "bodyObjectTyped" -> res("", Map.of("content-type", "text/plain"), json("{\"a\":1}"));
      case "bodyObjectXml" -> res("", Map.of("content-type", "application/xml"), json("{\"a\":1}"));
      case "status99" -> res("99", NO_HEADERS, text("x"));
      case "status1000" -> res("1000", NO_HEADERS, text("x"));
      case "bodyNumber" -> res("", NO_HEADERS, new Datum.Integral(42));
      case "bodyZero" -> res("", NO_HEADERS, new Datum.Integral(0));
      case "bodyFloat" -> res("", NO_HEADERS, new Datum.Real(1.5));
      case "bodyTrue" -> res("", NO_HEADERS, json("true"));
      case "bodyDate" -> res("", NO_HEADERS, json("\"1970-01-01T00:00:00.000Z\""));
      case "bodyBuffer" -> res("", NO_HEADERS, bytes(new byte[] {0, 1, 2, (byte) 255}));
      case "bodyBufferTyped" ->
          res(
              "",
              Map.of("content-type", "text/html"),
              bytes("<b>x</b>".getBytes(StandardCharsets.UTF_8)));
      case "bodyUnicode" -> res("", NO_HEADERS, text("žluťoučký \uD83D\uDE00"));
      case "bodyBig" ->
          res("", NO_HEADERS, json("{\"n\":9007199254740992,\"d\":1e+21,\"s\":0.1,\"e\":1}"));
      case "status204Body" -> res("204", NO_HEADERS, text("x"));
      case "status304" -> res("304", NO_HEADERS, Datum.NONE);
      case "statusCode" -> res("202", NO_HEADERS, text("x"));
      case "statusString" -> res("201", NO_HEADERS, text("x"));
      case "statusFloat" -> res("201.7", NO_HEADERS, text("x"));
      case "headers" ->
          res(
              "",
              Map.of("X-Mixed-CASE", "v", "x-number", "5", "x-bool", "true", "x-empty", ""),
              text("x"));
      case "headersArray" -> res("", Map.of("x-array", "a,b"), text("x"));
      case "headersObject" -> res("", Map.of("x-object", "[object Object]"), text("x"));
      case "headersNewline" -> res("", Map.of("x-nl", "a\r\nx-evil: 1"), text("x"));
      case "headerSetCookie" -> res("", Map.of("Set-Cookie", "raw=1; Path=/"), text("x"));
      case "headersNull", "headersUndefined", "headerTypeNull" -> res("", NO_HEADERS, text("x"));
      case "cookies" -> cookies();
      case "fluent" ->
          res(
              "201",
              Map.of("content-type", "text/x-fluent", "x-fluent", "yes"),
              text("fluent body"));
      case "negotiate" -> negotiated(text("text body"));
      case "negotiateObject" -> negotiated(json("{\"a\":1,\"b\":[\"x\"]}"));
      case "logs" -> res("", NO_HEADERS, text("logged"));
      default -> res("", NO_HEADERS, text("text body"));
    };
  }

  private static InvocationResult returned(String form) {
    return switch (form) {
      case "null", "zero" -> returning(Datum.NONE);
      case "string", "jsonString", "true", "array" -> THROWN;
      case "withBody" -> returning(response("201", Map.of("x-h", "1"), text("b")));
      case "statusOnly" -> returning(response("201", NO_HEADERS, Datum.NONE));
      default -> returning(response("", NO_HEADERS, Datum.NONE));
    };
  }

  private static InvocationResult done(String form) {
    return switch (form) {
      case "plain" -> res("", NO_HEADERS, text("done called"));
      case "twice" -> res("", NO_HEADERS, text("first"));
      case "afterSend" -> res("202", NO_HEADERS, text("sent"));
      default -> THROWN;
    };
  }

  private static InvocationResult cookies() {
    Cookie plain =
        new Cookie(
            "a",
            "1",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            SameSite.UNSPECIFIED,
            Optional.empty());
    Cookie full =
        new Cookie(
            "b",
            "2",
            Optional.of("example.org"),
            Optional.of("/p"),
            Optional.of(Instant.ofEpochSecond(86_400)),
            Optional.of(true),
            Optional.of(true),
            SameSite.LAX,
            Optional.of(60.0));
    return new InvocationResult.Success(
        Map.of("res", new Datum.Response("", NO_HEADERS, List.of(plain, full), text("x"), false)),
        Datum.NONE);
  }

  private static InvocationResult negotiated(Datum body) {
    return new InvocationResult.Success(
        Map.of("res", new Datum.Response("", NO_HEADERS, List.of(), body, true)), Datum.NONE);
  }

  private static InvocationResult res(String status, Map<String, String> headers, Datum body) {
    return new InvocationResult.Success(Map.of("res", response(status, headers, body)), Datum.NONE);
  }

  private static InvocationResult returning(Datum value) {
    return new InvocationResult.Success(Map.of(), value);
  }

  private static Datum.Response response(String status, Map<String, String> headers, Datum body) {
    return new Datum.Response(status, headers, List.of(), body, false);
  }

  private static Datum text(String value) {
    return new Datum.Text(value);
  }

  private static Datum json(String value) {
    return new Datum.Json(value);
  }

  private static Datum bytes(byte[] value) {
    return new Datum.Bytes(ByteBuffer.wrap(value));
  }
}
