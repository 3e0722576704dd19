package org.millrace.host.http;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millrace.host.port.Body;
import org.millrace.host.port.Datum;
import org.millrace.host.port.HttpRequest;

/**
 * The body of a function's answer with its content type. Bytes go out as they are, everything else
 * is text.
 */
record AnswerBody(Optional<String> contentType, Body body) {
  private static final String CHARSET = "charset=";
  private static final String PLAIN = "text/plain";
  private static final String JSON = "application/json";

  /**
   * @param given the content type the function set
   */
  static AnswerBody of(Datum.Response response, Optional<String> given, HttpRequest request) {
    Datum value = response.body();
    if (value instanceof Datum.Bytes bytes) {
      return new AnswerBody(given, new Body.Buffered(bytes.value()));
    }
    if (response.negotiate() && given.isEmpty() && wantsJson(value, request)) {
      return text(JSON, json(value));
    }
    return text(given.orElse(PLAIN), plain(value));
  }

  /** Objects are always JSON, a text only for those who ask for it. */
  private static boolean wantsJson(Datum value, HttpRequest request) {
    return !(value instanceof Datum.Text)
        || request.header("accept").orElse("").toLowerCase(Locale.ROOT).startsWith(JSON);
  }

  private static AnswerBody text(String type, String text) {
    int at = type.toLowerCase(Locale.ROOT).indexOf(CHARSET);
    Charset charset =
        at < 0 ? StandardCharsets.UTF_8 : charset(type.substring(at + CHARSET.length()));
    String complete = at < 0 ? type + "; charset=utf-8" : type;
    return new AnswerBody(
        Optional.of(complete), new Body.Buffered(ByteBuffer.wrap(text.getBytes(charset))));
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name.replaceAll("[\";\\s].*|^\"", ""));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private static String plain(Datum value) {
    return switch (value) {
      case Datum.Text text -> text.value();
      case Datum.Json json -> plainJson(json.value());
      case Datum.Integral number -> Long.toString(number.value());
      case Datum.Real number -> DotNetJson.real(number.value());
      case Datum.None _ -> "";
      default -> DotNetJson.print(json(value), true).orElse("");
    };
  }

  private static String plainJson(String json) {
    String text = json.strip();
    return switch (text) {
      case "true" -> "True";
      case "false" -> "False";
      case "null" -> "";
      default -> text.startsWith("\"") ? unquoted(text) : DotNetJson.print(json, true).orElse(json);
    };
  }

  private static String unquoted(String json) {
    try {
      return ResponseValue.JSON.readTree(json).textValue();
    } catch (java.io.IOException noJson) {
      return json;
    }
  }

  private static String json(Datum value) {
    return switch (value) {
      case Datum.Text text -> DotNetJson.quoted(text.value());
      case Datum.Json json -> DotNetJson.print(json.value(), false).orElse(json.value());
      case Datum.Integral number -> Long.toString(number.value());
      case Datum.Real number -> DotNetJson.real(number.value());
      case Datum.Texts texts -> list(texts.values().stream().map(DotNetJson::quoted).toList());
      case Datum.Integrals numbers -> list(numbers.values().stream().map(String::valueOf).toList());
      case Datum.Reals numbers -> list(numbers.values().stream().map(DotNetJson::real).toList());
      default -> "null";
    };
  }

  private static String list(List<String> elements) {
    return elements.stream().collect(Collectors.joining(",", "[", "]"));
  }
}
