package org.millrace.host.http;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.millrace.host.port.Datum.Cookie;

/** Writes Set-Cookie headers as the official host does. */
final class AnswerCookies {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String UNRESERVED = "-_.~";

  private AnswerCookies() {}

  static String header(Cookie cookie) {
    StringBuilder text = new StringBuilder();
    text.append(cookie.name()).append('=').append(escaped(cookie.value()));
    cookie.expires().ifPresent(date -> text.append("; expires=").append(DATE.format(date)));
    cookie
        .maxAgeSeconds()
        .ifPresent(seconds -> text.append("; max-age=").append(seconds.longValue()));
    cookie.domain().ifPresent(domain -> text.append("; domain=").append(domain));
    text.append("; path=").append(cookie.path().filter(path -> !path.isEmpty()).orElse("/"));
    if (cookie.secure().orElse(false)) {
      text.append("; secure");
    }
    text.append(
        switch (cookie.sameSite()) {
          case UNSPECIFIED -> "";
          case LAX -> "; samesite=lax";
          case STRICT -> "; samesite=strict";
          case NONE -> "; samesite=none";
        });
    if (cookie.httpOnly().orElse(false)) {
      text.append("; httponly");
    }
    return text.toString();
  }

  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        text.append(c);
      } else {
        text.append(String.format("%%%02X", (int) c));
      }
    }
    return text.toString();
  }
}
