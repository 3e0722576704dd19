package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.management.Key;
import org.millrace.management.Settings;

/** What an app is configured with: settings, keys and its publish credential. */
class ConfigurationContractTest extends ManagementContract {
  @Test
  void settings_change_only_from_the_newest_version() throws IOException {
    client.createApp(SHOP);
    assertEquals(new Settings(0, Map.of()), client.settings(SHOP));
    Settings first = client.putSettings(SHOP, new Settings(0, Map.of("A", "1", "B", "")));
    assertEquals(new Settings(1, Map.of("A", "1", "B", "")), first);
    assertRefused(
        409,
        "bob saved version 1 before you.",
        () -> client.putSettings(SHOP, new Settings(0, Map.of())));
    assertEquals(first, client.settings(SHOP));
    assertRefused(
        400,
        "'A=B' cannot be the name of a setting: it is empty, too long or holds a '='.",
        () -> client.putSettings(SHOP, new Settings(1, Map.of("A=B", "1"))));
  }

  @Test
  void publishing_clients_see_the_app_settings_under_their_own() throws IOException {
    client.createApp(SHOP);
    client.putSettings(SHOP, new Settings(0, Map.of("A", "app", "B", "app")));
    client.putPublishSettings(SHOP, Map.of("b", "mine", "SCM_TOUCH", "1"));
    assertEquals(Map.of("A", "app", "B", "mine", "SCM_TOUCH", "1"), client.publishSettings(SHOP));
    client.deletePublishSetting(SHOP, "B");
    client.deletePublishSetting(SHOP, "never there");
    assertEquals("app", client.publishSettings(SHOP).get("B"));
    assertEquals(Map.of("A", "app", "B", "app"), client.settings(SHOP).values());
  }

  @Test
  void keys_are_listed_made_renewed_and_deleted() throws IOException {
    client.createApp(SHOP);
    assertEquals(
        List.of(Key.Scope.HOST, Key.Scope.MASTER),
        client.keys(SHOP).stream().map(Key::scope).toList());
    Key made = client.putKey(SHOP, Key.Scope.FUNCTION, "Hello", "Mine", Optional.empty());
    assertEquals("hello", made.function());
    assertEquals("mine", made.name());
    assertEquals(43, made.value().length());
    Key given = client.putKey(SHOP, Key.Scope.FUNCTION, "hello", "mine", Optional.of("secret"));
    assertEquals("secret", given.value());
    client.deleteKey(SHOP, Key.Scope.FUNCTION, "hello", "mine");
    assertRefused(
        404,
        "The app shop has no such key 'mine'.",
        () -> client.deleteKey(SHOP, Key.Scope.FUNCTION, "hello", "mine"));
    assertRefused(
        400,
        "The master key cannot be deleted. Renew it instead.",
        () -> client.deleteKey(SHOP, Key.Scope.MASTER, "", "_master"));
  }

  @Test
  void the_publish_credential_is_constant_until_it_is_reset() throws IOException {
    client.createApp(SHOP);
    var first = client.publishCredential(SHOP);
    assertEquals("$shop", first.user());
    assertEquals(first.password(), client.publishCredential(SHOP).password());
    var second = client.resetPublishCredential(SHOP);
    assertFalse(first.password().equals(second.password()));
    assertEquals(second.password(), client.publishCredential(SHOP).password());
  }
}
