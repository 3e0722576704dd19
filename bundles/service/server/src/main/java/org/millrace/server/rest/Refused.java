package org.millrace.server.rest;

import java.io.Serial;
import java.util.Map;

/** A request is refused. The message is the sentence for the person who asked. */
public final class Refused extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final int status;
  private final transient Map<String, String> headers;

  public Refused(int status, String sentence) {
    this(status, sentence, Map.of());
  }

  private Refused(int status, String sentence, Map<String, String> headers) {
    super(sentence);
    this.status = status;
    this.headers = headers;
  }

  /** The agent is too busy or not able right now. */
  public static Refused forNow(String sentence) {
    return new Refused(503, sentence, Map.of("retry-after", "2"));
  }

  static Refused wrongMethod(String method, String allowed) {
    return new Refused(405, "This address does not take " + method + ".", Map.of("allow", allowed));
  }

  /** Says 401 with how to sign in. */
  public static Refused unauthorized(String sentence) {
    return new Refused(401, sentence, Map.of("www-authenticate", "Bearer realm=\"millrace\""));
  }

  public int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }
}
