package org.millrace.publish;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.millrace.model.AppName;

/**
 * What a client signs in with, as it goes on to the management API.
 *
 * @param header the whole header value
 * @param user for people to read; empty with a token
 * @param app the app that a publish user names; empty for anyone else
 */
record Credential(String header, String user, Optional<AppName> app) {
  // Latin-1 gives each byte of the password back as it came; clients disagree on its encoding.
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;
  private static final String TOKEN_USER = "00000000-0000-0000-0000-000000000000";
  private static final String BASIC = "basic ";
  private static final String BEARER = "bearer ";

  /**
   * @return empty when the header is missing or no credential can be read from it
   */
  static Optional<Credential> read(String header) {
    String start = header == null ? "" : header.toLowerCase(Locale.ROOT);
    if (start.startsWith(BEARER) && header.length() > BEARER.length()) {
      return Optional.of(new Credential(header, "", Optional.empty()));
    }
    return start.startsWith(BASIC) ? basic(header) : Optional.empty();
  }

  private static Optional<Credential> basic(String header) {
    String pair;
    try {
      pair =
          new String(Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), BYTES);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    int colon = pair.indexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    String user = pair.substring(0, colon);
    String password = pair.substring(colon + 1);
    if (user.equals(TOKEN_USER)) {
      return Optional.of(new Credential("Bearer " + password, "", Optional.empty()));
    }
    int dollar = user.indexOf('$');
    boolean publishUser = dollar == 0 || (dollar > 0 && user.charAt(dollar - 1) == '\\');
    return publishUser
        ? publisher(user.substring(dollar + 1), password)
        : Optional.of(new Credential(header, user, Optional.empty()));
  }

  /** {@code $app}, {@code app\$app} and {@code $app__slot} all mean the app's one publish user. */
  private static Optional<Credential> publisher(String name, String password) {
    int slot = name.indexOf("__");
    String app = (slot < 0 ? name : name.substring(0, slot)).toLowerCase(Locale.ROOT);
    return AppNames.read(app)
        .map(known ->
            new Credential(basicHeader("$" + app, password), "$" + app, Optional.of(known)));
  }

  private static String basicHeader(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(BYTES));
  }

  @Override
  public String toString() {
    return "Credential[" + (user.isEmpty() ? "token" : user) + ", ****]";
  }
}
