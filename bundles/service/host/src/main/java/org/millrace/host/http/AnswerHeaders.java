package org.millrace.host.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millrace.host.port.Datum.Cookie;
import org.millrace.host.port.Header;

/**
 * The headers of an answer. A function's headers are untrusted: names and values must be fit for
 * HTTP, and what belongs to the connection is ours to set.
 */
final class AnswerHeaders {
  private static final Set<String> OURS =
      Set.of(
          "connection",
          "content-length",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");
  private static final String TYPE = "content-type";
  private static final String TOKEN = "!#$%&'*+-.^_`|~";

  private final List<Header> headers = new ArrayList<>();
  private Optional<String> contentType = Optional.empty();
  private Optional<String> contentLength = Optional.empty();

  void addAll(Map<String, String> given) throws AnswerException {
    for (Map.Entry<String, String> header : given.entrySet()) {
      add(header.getKey(), header.getValue());
    }
  }

  private void add(String name, String value) throws AnswerException {
    requireToken(name);
    requireText(name, value);
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals(TYPE)) {
      contentType = Optional.of(value).filter(type -> !type.isBlank());
    } else if (lower.equals("content-length")) {
      contentLength = Optional.of(value);
    } else if (!OURS.contains(lower)) {
      headers.add(new Header(name, value));
    }
  }

  void addCookies(List<Cookie> cookies) throws AnswerException {
    for (Cookie cookie : cookies) {
      requireToken(cookie.name());
      String text = AnswerCookies.header(cookie);
      requireText("Set-Cookie", text);
      headers.add(new Header("Set-Cookie", text));
    }
  }

  Optional<String> contentType() {
    return contentType;
  }

  /** What the function said; counts for an answer to HEAD only. */
  Optional<String> contentLength() {
    return contentLength;
  }

  /** All of them; the content type, if there is one, first. */
  List<Header> with(Optional<String> type) {
    List<Header> all = new ArrayList<>(headers.size() + 1);
    type.ifPresent(text -> all.add(new Header("Content-Type", text)));
    all.addAll(headers);
    return all;
  }

  private static void requireToken(String name) throws AnswerException {
    boolean token =
        !name.isEmpty()
            && name.chars()
                .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || TOKEN.indexOf(c) >= 0));
    if (!token) {
      throw new AnswerException("'" + ascii(name) + "' is not a name for a header or cookie.");
    }
  }

  private static void requireText(String name, String value) throws AnswerException {
    if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c >= 0x7f)) {
      throw new AnswerException(
          "The header " + name + " has a character that HTTP does not allow: " + ascii(value));
    }
  }

  private static String ascii(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
