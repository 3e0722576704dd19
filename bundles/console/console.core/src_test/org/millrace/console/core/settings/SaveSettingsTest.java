package org.millrace.console.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.ManagementJson;
import org.millrace.management.Problem;
import org.millrace.management.Settings;
import org.millrace.model.AppName;

final class SaveSettingsTest {
  private static final String SETTINGS = "/api/v1/apps/orders/settings";

  private final ScriptedAgent agent = new ScriptedAgent();
  private final InstallationMonitor installation =
      new InstallationMonitor(agent.connection(), Clock.systemUTC(), state -> {});
  private final AtomicInteger puts = new AtomicInteger();
  private volatile Settings kept = new Settings(4, Map.of("LEVEL", "1", "URL", "u"));

  @BeforeEach
  void keepSettings() {
    agent.route("GET " + SETTINGS, exchange -> ScriptedAgent.json(exchange, 200, kept));
    agent.route("PUT " + SETTINGS, this::put);
  }

  @AfterEach
  void stop() {
    installation.close();
    agent.close();
  }

  private void put(HttpExchange exchange) throws IOException {
    puts.incrementAndGet();
    Settings wanted =
        ManagementJson.mapper().readValue(exchange.getRequestBody().readAllBytes(), Settings.class);
    if (wanted.version() != kept.version()) {
      ScriptedAgent.json(exchange, 409, new Problem(409, "No", "bob saved version 5."));
      return;
    }
    kept = new Settings(kept.version() + 1, wanted.values());
    ScriptedAgent.json(exchange, 200, kept);
  }

  private SettingsSave save(SettingsDraft draft) throws CoreException {
    SaveSettings saving = new SaveSettings(installation, new AppName("orders"), draft);
    saving.run(SubMonitor.convert(null));
    return saving.outcome();
  }

  @Test
  void all_edits_are_one_request() throws CoreException {
    SettingsSave saved = save(SettingsDraft.of(kept).with("LEVEL", "2").with("NEW", "n"));

    Settings expected = new Settings(5, Map.of("LEVEL", "2", "NEW", "n", "URL", "u"));
    assertEquals(new SettingsSave.Saved(expected), saved);
    assertEquals(1, puts.get());
  }

  @Test
  void what_others_changed_elsewhere_is_kept() throws CoreException {
    SettingsDraft draft = SettingsDraft.of(kept).with("LEVEL", "2");
    kept = new Settings(5, Map.of("LEVEL", "1", "URL", "theirs"));

    SettingsSave saved = save(draft);

    Settings expected = new Settings(6, Map.of("LEVEL", "2", "URL", "theirs"));
    assertEquals(new SettingsSave.Saved(expected), saved);
  }

  @Test
  void the_same_setting_changed_by_others_is_a_conflict_and_nothing_is_saved()
      throws CoreException {
    SettingsDraft draft = SettingsDraft.of(kept).with("LEVEL", "2").with("URL", "mine");
    kept = new Settings(5, Map.of("LEVEL", "3", "URL", "u"));

    SettingsSave.Conflict conflict = (SettingsSave.Conflict) save(draft);

    assertEquals(Set.of("LEVEL"), conflict.names());
    assertEquals("bob saved version 5.", conflict.reason());
    assertEquals(5, kept.version());
  }

  @Test
  void it_waits_for_its_turn_while_somebody_else_changes_the_app() throws CoreException {
    agent.route(
        "PUT " + SETTINGS,
        exchange -> {
          agent.route("PUT " + SETTINGS, this::put);
          ScriptedAgent.json(exchange, 409, new Problem(409, "No", "orders is being deployed."));
        });

    save(SettingsDraft.of(kept).with("LEVEL", "2"));

    assertEquals("2", kept.values().get("LEVEL"));
  }

  @Test
  void a_rollout_that_fails_is_told_in_the_agents_words() {
    agent.route(
        "PUT " + SETTINGS,
        exchange ->
            ScriptedAgent.json(exchange, 422, new Problem(422, "No", "orders could not start.")));

    CoreException failed =
        assertThrows(
            CoreException.class, () -> save(SettingsDraft.of(kept).with("LEVEL", "2")));

    assertEquals("orders could not start.", failed.getMessage());
  }
}
