package org.millrace.server.management;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.millrace.model.AppName;
import org.millrace.server.rest.Caller;
import org.millrace.server.rest.Gate;
import org.millrace.server.rest.Refused;
import org.millrace.store.Store;
import org.millrace.store.TokenRow;

/** Knows callers by their API token, or by the publish credential of an app. */
final class CredentialGate implements Gate {
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final Store store;

  CredentialGate(Store store) {
    this.store = store;
  }

  @Override
  public Caller identify(String authorization) throws Refused {
    String scheme = authorization.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(BEARER)) {
      return admin(authorization.substring(BEARER.length()).strip());
    }
    if (scheme.startsWith(BASIC)) {
      return publisher(authorization.substring(BASIC.length()).strip());
    }
    throw Refused.unauthorized(
        "Sign in with an API token. 'millrace connect' on the agent's machine makes one.");
  }

  private Caller admin(String secret) throws Refused {
    return store
        .read(unit -> unit.tokens().find(secret))
        .map(TokenRow::name)
        .map(Caller.Admin::new)
        .orElseThrow(() ->
            Refused.unauthorized(
                "This API token is not known here, or it has ended. Connect again with a new one."));
  }

  private Caller publisher(String base64) throws Refused {
    Pair pair = Pair.read(base64).orElseThrow(CredentialGate::unknown);
    boolean accepted = store.read(unit -> unit.credentials().accepts(pair.app(), pair.password()));
    if (!accepted) {
      throw unknown();
    }
    if (takesNoPublishes()) {
      throw new Refused(
          403,
          "This installation is for production and takes no publishes."
              + " 'millrace installation set --publishes on' lets them in.");
    }
    return new Caller.Publisher(pair.app());
  }

  private boolean takesNoPublishes() {
    return !store.read(unit -> unit.installation().find()).orElseThrow().publishAllowed();
  }

  /** The same words for an unknown app and a wrong password: strangers learn nothing. */
  private static Refused unknown() {
    return Refused.unauthorized(
        "This publish user or its password is not known here. Download the publish profile again.");
  }

  /** User {@code $app} and its password. */
  private record Pair(AppName app, String password) {

    static Optional<Pair> read(String base64) {
      try {
        String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        return colon < 1 || text.charAt(0) != '$'
            ? Optional.empty()
            : Optional.of(
                new Pair(new AppName(text.substring(1, colon)), text.substring(colon + 1)));
      } catch (IllegalArgumentException neitherBase64NorName) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return "Pair[" + app + ", ****]";
    }
  }
}
