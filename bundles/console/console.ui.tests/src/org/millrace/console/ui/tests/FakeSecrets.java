package org.millrace.console.ui.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millrace.management.Key;
import org.millrace.management.ManagementJson;
import org.millrace.management.Settings;

/** The settings and keys that a fake agent keeps, the same for every app. */
final class FakeSecrets {
  private static final Pattern FUNCTION = Pattern.compile("function=([^&]+)");

  private final FakeInstallation installation;
  private final List<Key> keys = new CopyOnWriteArrayList<>();
  private volatile Settings settings =
      new Settings(3, Map.of("ERP_URL", "http://erp", "ERP_PASSWORD", "swordfish"));
  private volatile Optional<Settings> wanted = Optional.empty();

  FakeSecrets(FakeInstallation installation) {
    this.installation = installation;
    keys.add(new Key(Key.Scope.MASTER, "", "_master", "master-value"));
    keys.add(new Key(Key.Scope.HOST, "", "default", "default-value"));
    keys.add(new Key(Key.Scope.FUNCTION, "createOrder", "till", "till-value"));
  }

  Settings settings() {
    return settings;
  }

  List<Key> keys() {
    return List.copyOf(keys);
  }

  /** Somebody else saves these for the app. */
  void change(String app, Map<String, String> values) {
    settings = new Settings(settings.version() + 1, values);
    installation.touch("settings", app);
  }

  /** The settings that a console wanted last. */
  Optional<Settings> wanted() {
    return wanted;
  }

  void getSettings(HttpExchange exchange) throws IOException {
    Replies.json(exchange, 200, settings);
  }

  void putSettings(HttpExchange exchange, Matcher path) throws IOException {
    Settings asked =
        ManagementJson.mapper().readValue(exchange.getRequestBody().readAllBytes(), Settings.class);
    wanted = Optional.of(asked);
    if (asked.version() != settings.version()) {
      Replies.problem(exchange, 409, "bob saved version " + settings.version() + ".");
      return;
    }
    change(path.group(1), asked.values());
    Replies.json(exchange, 200, settings);
  }

  void getKeys(HttpExchange exchange) throws IOException {
    Replies.json(exchange, 200, keys);
  }

  void putKey(HttpExchange exchange, Matcher path) throws IOException {
    JsonNode body = Replies.body(exchange);
    Key before = named(exchange, path);
    String value = body.get("value").textValue();
    Key made =
        new Key(
            before.scope(),
            before.function(),
            before.name(),
            value.isEmpty() ? "made-by-the-agent" : value);
    forget(before);
    keys.add(made);
    installation.touch("keys", path.group(1));
    Replies.json(exchange, 200, made);
  }

  void deleteKey(HttpExchange exchange, Matcher path) throws IOException {
    forget(named(exchange, path));
    installation.touch("keys", path.group(1));
    Replies.empty(exchange);
  }

  private void forget(Key key) {
    keys.removeIf(one -> one.toString().equals(key.toString()));
  }

  private static Key named(HttpExchange exchange, Matcher path) {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    Matcher function = FUNCTION.matcher(query);
    return new Key(
        Key.Scope.valueOf(path.group(2).toUpperCase(Locale.ROOT)),
        function.find() ? function.group(1) : "",
        path.group(3),
        "");
  }
}
