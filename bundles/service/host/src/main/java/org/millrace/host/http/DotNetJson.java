package org.millrace.host.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Prints JSON as the official host does: two spaces of indentation, numbers as .NET writes them,
 * and the separators U+0085, U+2028 and U+2029 escaped.
 */
final class DotNetJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int DIGITS = 15;

  private final StringBuilder text = new StringBuilder();
  private final boolean indented;
  private int depth;

  private DotNetJson(boolean indented) {
    this.indented = indented;
  }

  /** Empty when the text is no JSON. */
  static Optional<String> print(String json, boolean indented) {
    DotNetJson printed = new DotNetJson(indented);
    try (JsonParser parser = JSON.createParser(json)) {
      printed.value(parser, parser.nextToken());
      return parser.nextToken() == null ? Optional.of(printed.text.toString()) : Optional.empty();
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  /** A text as a JSON string. */
  static String quoted(String value) {
    DotNetJson printed = new DotNetJson(false);
    printed.string(value);
    return printed.text.toString();
  }

  private void value(JsonParser json, JsonToken token) throws IOException {
    if (token == null) {
      throw new IOException("no value");
    }
    switch (token) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> string(json.getText());
      case VALUE_NUMBER_FLOAT -> text.append(withPoint(real(json.getDoubleValue())));
      default -> text.append(json.getText());
    }
  }

  private void object(JsonParser json) throws IOException {
    text.append('{');
    depth++;
    boolean empty = true;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      separate(empty);
      empty = false;
      string(json.currentName());
      text.append(indented ? ": " : ":");
      value(json, json.nextToken());
    }
    close(empty, '}');
  }

  private void array(JsonParser json) throws IOException {
    text.append('[');
    depth++;
    boolean empty = true;
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      separate(empty);
      empty = false;
      value(json, token);
    }
    close(empty, ']');
  }

  private void separate(boolean first) {
    if (!first) {
      text.append(',');
    }
    newLine();
  }

  private void close(boolean empty, char bracket) {
    depth--;
    if (!empty) {
      newLine();
    }
    text.append(bracket);
  }

  private void newLine() {
    if (indented) {
      text.append('\n').append("  ".repeat(depth));
    }
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      character(value.charAt(i));
    }
    text.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      default -> {
        if (c < ' ' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
          text.append(String.format("\\u%04x", (int) c));
        } else {
          text.append(c);
        }
      }
    }
  }

  /** Inside JSON a real number keeps looking like one. */
  private static String withPoint(String number) {
    return number.chars().allMatch(c -> c == '-' || Character.isDigit(c)) ? number + ".0" : number;
  }

  /** The shortest digits that mean the number; with an exponent from 1E+15 and below 1E-05. */
  static String real(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (decimal.signum() == 0 || (exponent < DIGITS && exponent >= -5)) {
      return decimal.signum() == 0 ? "0" : decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    return (decimal.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + String.format("E%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
