package org.millrace.console.core.keys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.millrace.console.core.call.TestCall;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.management.Key;

/** Where an app or an HTTP function is called, and the keys that open it. */
public final class FunctionUrl {
  private static final String ADMIN = "admin";

  private FunctionUrl() {}

  /** Empty before the app was deployed to an agent. */
  public static Optional<String> of(App app) {
    return Optional.of(app.url()).filter(url -> !url.isEmpty());
  }

  /** Empty for functions that no URL calls. */
  public static Optional<String> of(App app, Function function) {
    return of(app).filter(url -> TestCall.isHttp(function)).map(url -> url + function.source());
  }

  /** Those of the app's keys that open the function, its own first. */
  public static List<Key> opening(Function function, List<Key> keys) {
    boolean isAdmin = function.authLevel().equals(ADMIN);
    return keys.stream()
        .filter(key ->
            switch (key.scope()) {
              case MASTER -> isAdmin;
              case HOST -> !isAdmin;
              case FUNCTION -> !isAdmin && key.function().equalsIgnoreCase(function.name());
              case SYSTEM -> false;
            })
        .sorted((one, other) -> other.scope().compareTo(one.scope()))
        .toList();
  }

  /** The URL with the key in it, as webhooks of others want it. */
  public static String with(String url, Key key) {
    return url + "?code=" + URLEncoder.encode(key.value(), StandardCharsets.UTF_8);
  }
}
