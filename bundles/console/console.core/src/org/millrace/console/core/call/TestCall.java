package org.millrace.console.core.call;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.management.Function;
import org.millrace.management.InvokeRequest;

/**
 * A call as a person types it.
 *
 * @param query a line for each {@code name=value}
 * @param headers a line for each {@code Name: value}
 * @param key opens the function; empty to have the agent add one
 * @param body for another trigger than HTTP its value
 */
public record TestCall(
    String method, String path, String query, String headers, String key, String body) {
  private static final String HTTP = "httpTrigger";
  private static final String ANONYMOUS = "anonymous";
  static final String KEY_HEADER = "x-functions-key";
  private static final Pattern PLACE = Pattern.compile("\\{[^}/]+}");

  /** What is there before anything was typed. */
  public static TestCall to(Function function) {
    String method = function.methods().isEmpty() ? "GET" : function.methods().getFirst();
    boolean hasBody = isHttp(function) && !method.equals("GET") && !method.equals("HEAD");
    return new TestCall(
        method,
        isHttp(function) ? function.source() : "",
        "",
        hasBody ? "Content-Type: application/json" : "",
        "",
        "");
  }

  public static boolean isHttp(Function function) {
    return function.trigger().equalsIgnoreCase(HTTP);
  }

  /** Whether callers need a key. */
  public static boolean needsKey(Function function) {
    return isHttp(function) && !function.authLevel().equals(ANONYMOUS);
  }

  /** Whether calling it only reads, as far as HTTP promises. */
  public boolean isHarmless(Function function) {
    return isHttp(function) && (method.equals("GET") || method.equals("HEAD"));
  }

  /**
   * The call in the agent's words.
   *
   * @throws IllegalArgumentException with the sentence for the person
   */
  public InvokeRequest to(String function, boolean isHttp) {
    if (!isHttp) {
      return new InvokeRequest(function, "POST", "", Map.of(), body);
    }
    Matcher place = PLACE.matcher(path);
    if (place.find()) {
      throw new IllegalArgumentException(NLS.bind(Messages.TestCall_place, place.group()));
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(Messages.TestCall_slash);
    }
    return new InvokeRequest(function, method, path + queryString(), headerMap(), body);
  }

  private String queryString() {
    List<String> lines = lines(query);
    if (lines.isEmpty()) {
      return "";
    }
    String first = path.contains("?") ? "&" : "?";
    return lines.stream().map(TestCall::encoded).collect(Collectors.joining("&", first, ""));
  }

  private static String encoded(String line) {
    int equals = line.indexOf('=');
    return equals < 0
        ? encode(line)
        : encode(line.substring(0, equals)) + "=" + encode(line.substring(equals + 1));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Map<String, String> headerMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (String line : lines(headers)) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException(NLS.bind(Messages.TestCall_header, line));
      }
      map.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    if (!key.isBlank()) {
      map.put(KEY_HEADER, key.strip());
    }
    return map;
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  @Override
  public String toString() {
    return "TestCall[" + method + " " + path + "]";
  }
}
