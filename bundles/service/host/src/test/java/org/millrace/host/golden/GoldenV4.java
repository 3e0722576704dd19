package org.millrace.host.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millrace.host.fake.FakeFunctions;
import org.millrace.host.fake.FakeWorker;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Datum.Cookie;
import org.millrace.host.port.Datum.SameSite;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;
import org.millrace.model.FunctionMetadata;

/**
 * What the Node worker answered for the recorded v4 app: its index as recorded; the functions that
 * describe their request, imitated; the functions that answer in one form, from the recorded
 * answer.
 */
final class GoldenV4 {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, String> DROPPED_BODIES =
      Map.of("status204Body", "not allowed here", "status205Body", "x", "status304Body", "y");

  private GoldenV4() {}

  /** The functions that apps/v4 registers: name, level, methods, route (the name when empty). */
  private static final String INDEX =
      """
      answer|anonymous|GET,POST,HEAD,OPTIONS|answer/{form}
      syncThrow|anonymous|GET,POST|syncthrow
      crash|anonymous|GET,POST|crash
      exit|anonymous|GET,POST|exit
      echo|anonymous|GET,POST,PUT,DELETE,PATCH,HEAD,OPTIONS|
      echoMeta|anonymous|GET,POST|meta/{first}/{second?}
      echoForm|anonymous|POST|form
      echoJson|anonymous|POST|json
      echoText|anonymous|POST|text
      Defaults|anonymous|GET,POST|
      getOnly|anonymous|GET|
      postOnly|anonymous|POST|
      custom|anonymous|GET|My/Custom-Route
      p_literal|anonymous|GET|p/literal
      p_param|anonymous|GET|p/{x}
      p_int|anonymous|GET|p/{x:int}
      p_all|anonymous|GET|p/{*x}
      p_postParam|anonymous|POST|p/{x}
      m_get|anonymous|GET|bymethod
      m_post|anonymous|POST|bymethod
      same_b|anonymous|GET|same
      same_a|anonymous|GET|same
      sameParam_b|anonymous|GET|sameparam/{b}
      sameParam_a|anonymous|GET|sameparam/{a}
      lvlAnonymous|anonymous|GET|lvl/anonymous
      lvlFunction|function|GET|lvl/function
      lvlAdmin|admin|GET|lvl/admin
      keyed|function|GET|lvl/keyed
      lvlDefault|anonymous|GET|lvl/default
      offFunction|function|GET|off/function
      offAnonymous|anonymous|GET|off/anonymous
      ozeta|anonymous|GET|order/{vzeta}
      oAlpha|anonymous|GET|order/{vAlpha}
      obeta|anonymous|GET|order/{vbeta}
      ox_a|anonymous|GET|order/{vxa}
      oXb|anonymous|GET|order/{vXb}
      oxC|anonymous|GET|order/{vxC}
      ox-d|anonymous|GET|order/{vxd}
      q_catch|anonymous|GET|q/{*x}
      q_int|anonymous|GET|q/{x:int}
      q_Literal|anonymous|GET|q/word
      r_1int|anonymous|GET|r/{x:int}
      r_2word|anonymous|GET|r/word
      r_3param|anonymous|GET|r/{x}
      r_4rest|anonymous|GET|r/{*x}
      underAdmin|anonymous|GET|admin/mine
      """;

  /** Functions named c_… that answer below c/…, one for each constraint. */
  private static final String CONSTRAINTS =
      """
      int {v:int}
      bool {v:bool}
      datetime {v:datetime}
      decimal {v:decimal}
      double {v:double}
      float {v:float}
      guid {v:guid}
      long {v:long}
      alpha {v:alpha}
      length {v:length(3)}
      lengthRange {v:length(2,4)}
      minlength {v:minlength(3)}
      maxlength {v:maxlength(3)}
      min {v:min(5)}
      max {v:max(5)}
      range {v:range(2,4)}
      regex {v:regex(^[a-c]+$)}
      regexDoubled {v:regex(^[[a-c]]+$)}
      regexBraces {v:regex(^\\d{{2}}$)}
      regexComma {v:regex(^a,b$)}
      regexParen {v:regex(^(a|b)$)}
      required {v:required}
      several {v:int:min(5):max(9)}
      optional {v?}
      optionalInt {v:int?}
      defaulted {v=blue}
      defaultInt {v:int=7}
      catchall {*v}
      catchallTwo {**v}
      catchallInt {*v:int}
      mixed a-{v}-b
      dotted {v}.{w?}
      two {v}/{w}
      sameSegment {v}-{w}
      """;

  static List<FunctionMetadata> index() {
    List<FunctionMetadata> functions = new ArrayList<>();
    for (String line : INDEX.lines().toList()) {
      String[] parts = line.split("\\|", -1);
      functions.add(
          FakeFunctions.http(
              parts[0], parts[1], parts[3].isEmpty() ? parts[0] : parts[3], parts[2].split(",")));
    }
    for (String line : CONSTRAINTS.lines().toList()) {
      String name = line.substring(0, line.indexOf(' '));
      String route = "c/" + name + "/" + line.substring(line.indexOf(' ') + 1);
      functions.add(FakeFunctions.http("c_" + name, "anonymous", route, "GET"));
    }
    return functions;
  }

  static InvocationResult answer(GoldenCase golden, InvocationRequest request) {
    Datum.Request http = (Datum.Request) request.inputs().values().iterator().next();
    return switch (request.functionId()) {
      case "answer" -> form(golden, http.parameters().get("form"));
      case "echo" -> json(describe(request.functionId(), http));
      case "echoMeta" -> json(JSON.createObjectNode().set("params", params(http)));
      case "echoForm", "echoJson", "echoText", "syncThrow" -> recorded(golden, http, "");
      case "dash-ok", "under_ok", "slashEnd", "emptyRoute", "unicodeRoute", "spaceRoute" ->
          recorded(golden, http, "");
      default ->
          request.functionId().startsWith("aaa")
              ? recorded(golden, http, "")
              : json(small(request.functionId(), http));
    };
  }

  private static ObjectNode small(String function, Datum.Request http) {
    ObjectNode json = JSON.createObjectNode();
    json.put("fn", function).put("method", http.method()).set("params", params(http));
    return json;
  }

  private static ObjectNode params(Datum.Request http) {
    ObjectNode params = JSON.createObjectNode();
    http.parameters().forEach(params::put);
    return params;
  }

  private static ObjectNode describe(String function, Datum.Request http) {
    ObjectNode json = JSON.createObjectNode();
    json.put("fn", function).put("method", http.method()).put("url", http.url());
    json.set("params", params(http));
    var query = json.putArray("query");
    http.query().forEach((name, value) -> query.addArray().add(name).add(value));
    ObjectNode headers = json.putObject("headers");
    new TreeMap<>(http.headers()).forEach(headers::put);
    // The library knows no body of a GET.
    byte[] body = http.method().equals("GET") ? new byte[0] : bytes(http.body());
    if (body.length > 4096) {
      json.putObject("body").put("length", body.length);
    } else {
      json.put("body", Base64.getEncoder().encodeToString(body));
    }
    json.putNull("user");
    return json;
  }

  private static byte[] bytes(Datum body) {
    if (!(body instanceof Datum.Bytes bytes)) {
      return new byte[0];
    }
    byte[] copy = new byte[bytes.value().remaining()];
    bytes.value().duplicate().get(copy);
    return copy;
  }

  private static InvocationResult json(JsonNode json) {
    return response("200", Map.of("content-type", "application/json"), List.of(), json.toString());
  }

  private static InvocationResult form(GoldenCase golden, String form) {
    return switch (form) {
      case "undefined", "nothing", "throwNull", "throwUndefined" ->
          FakeWorker.returning(Datum.NONE);
      case "cookieFull" -> cookies(cookie("a", "1", true));
      case "cookieAndHeader" ->
          response(
              "200",
              Map.of("content-type", "text/plain;charset=UTF-8", "set-cookie", "h=1"),
              List.of(cookie("c", "2", false)),
              "x");
      case "cookieOdd" -> cookies(cookie("o", "a b;c,d\"e=ž%", false));
      case "cookieEmpty" -> cookies(cookie("e", "", false));
      case "cookieExpiresNumber" -> cookies(expiring("z"));
      default -> recorded(golden, null, DROPPED_BODIES.getOrDefault(form, ""));
    };
  }

  private static InvocationResult cookies(Cookie cookie) {
    return response(
        "200", Map.of("content-type", "text/plain;charset=UTF-8"), List.of(cookie), "x");
  }

  private static Cookie cookie(String name, String value, boolean full) {
    return new Cookie(
        name,
        value,
        full ? Optional.of("example.org") : Optional.empty(),
        full ? Optional.of("/p") : Optional.empty(),
        full ? Optional.of(Instant.ofEpochSecond(86_400)) : Optional.empty(),
        full ? Optional.of(true) : Optional.empty(),
        full ? Optional.of(true) : Optional.empty(),
        full ? SameSite.STRICT : SameSite.UNSPECIFIED,
        full ? Optional.of(60.0) : Optional.empty());
  }

  private static Cookie expiring(String name) {
    Cookie plain = cookie(name, "1", false);
    return new Cookie(
        plain.name(),
        plain.value(),
        plain.domain(),
        plain.path(),
        Optional.of(Instant.ofEpochSecond(86_400)),
        plain.secure(),
        plain.httpOnly(),
        plain.sameSite(),
        plain.maxAgeSeconds());
  }

  /** The library always sends bytes with their own content type, and throws for all it dislikes. */
  private static InvocationResult recorded(GoldenCase golden, Datum.Request http, String dropped) {
    if (golden.status() == 500
        && golden.headers().stream().noneMatch(h -> h.startsWith("content"))) {
      return new InvocationResult.Failure("Error", "as recorded", "");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    golden
        .observed()
        .path("headers")
        .forEach(header ->
            headers.put(
                header.get(0).asText().toLowerCase(java.util.Locale.ROOT), header.get(1).asText()));
    headers.remove("server");
    // What host.json adds is not the function's.
    headers.values().removeAll(List.of("from host", "yes", "nosniff"));
    String body =
        dropped.isEmpty()
            ? new String(golden.body().orElse(new byte[0]), StandardCharsets.ISO_8859_1)
            : dropped;
    return responseOfBytes(
        Integer.toString(golden.status()),
        headers,
        List.of(),
        body.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static InvocationResult response(
      String status, Map<String, String> headers, List<Cookie> cookies, String body) {
    return responseOfBytes(status, headers, cookies, body.getBytes(StandardCharsets.UTF_8));
  }

  private static InvocationResult responseOfBytes(
      String status, Map<String, String> headers, List<Cookie> cookies, byte[] body) {
    return FakeWorker.returning(
        new Datum.Response(
            status, headers, cookies, new Datum.Bytes(ByteBuffer.wrap(body)), false));
  }
}
