package org.millrace.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  @TempDir Path data;

  private AgentOptions options() {
    return new AgentOptions(Optional.of(data), Optional.empty(), OptionalInt.empty());
  }

  @Test
  void an_agent_without_any_configuration_listens_on_loopback_only() throws Exception {
    AgentConfiguration configuration = ConfigurationReader.read(options(), Map.of());
    assertTrue(configuration.management().getAddress().isLoopbackAddress());
    assertTrue(configuration.functions().getAddress().isLoopbackAddress());
    assertEquals(7070, configuration.management().getPort());
    assertEquals(7071, configuration.functions().getPort());
    assertEquals(data.resolve("installation.key"), configuration.keyFile());
  }

  @Test
  void the_environment_wins_over_the_file() throws Exception {
    Files.writeString(
        data.resolve("agent.properties"), "NAME=from-file\nHOST_SUFFIX=Plant.Example\n");
    AgentConfiguration configuration =
        ConfigurationReader.read(options(), Map.of("MILLRACE_NAME", "from-environment"));
    assertEquals("from-environment", configuration.name());
    assertEquals("plant.example", configuration.hostSuffix());
  }

  @Test
  void every_mistake_is_told_at_once() throws Exception {
    Files.writeString(data.resolve("agent.properties"), "ISOLATON=docker\n");
    ConfigurationReader.Mistakes mistakes =
        assertThrows(
            ConfigurationReader.Mistakes.class,
            () ->
                ConfigurationReader.read(
                    options(),
                    Map.of(
                        "MILLRACE_ISOLATION", "jail",
                        "MILLRACE_MANAGEMENT_ADDRESS", "127.0.0.1:70700",
                        "MILLRACE_LABELS", "berlin",
                        "MILLRACE_INSTALLATION", "Plant A")));
    List<String> sentences = mistakes.getMessage().lines().toList();
    assertEquals(5, sentences.size(), mistakes.getMessage());
    assertTrue(sentences.get(0).contains("unknown key ISOLATON"));
    assertTrue(
        mistakes.getMessage().contains("ISOLATION is 'jail'. It can be auto, docker, process."));
    assertTrue(mistakes.getMessage().contains("MANAGEMENT_ADDRESS is '127.0.0.1:70700'."));
  }

  @Test
  void a_data_path_too_long_for_sockets_is_refused() {
    Path deep = data.resolve("x".repeat(80));
    AgentOptions options =
        new AgentOptions(Optional.of(deep), Optional.empty(), OptionalInt.empty());
    ConfigurationReader.Mistakes mistakes =
        assertThrows(
            ConfigurationReader.Mistakes.class, () -> ConfigurationReader.read(options, Map.of()));
    assertTrue(mistakes.getMessage().contains("Set DATA to a shorter path."));
  }

  @Test
  void a_port_base_moves_all_ports_and_zero_takes_free_ones() throws Exception {
    AgentOptions base = new AgentOptions(Optional.of(data), Optional.empty(), OptionalInt.of(9000));
    assertEquals(9001, ConfigurationReader.read(base, Map.of()).functions().getPort());
    AgentOptions free = new AgentOptions(Optional.of(data), Optional.empty(), OptionalInt.of(0));
    assertEquals(0, ConfigurationReader.read(free, Map.of()).functions().getPort());
  }

  @Test
  void the_database_password_is_never_printed() throws Exception {
    AgentConfiguration configuration =
        ConfigurationReader.read(options(), Map.of("MILLRACE_DATABASE_PASSWORD", "Wasserrad-7"));
    assertTrue(!configuration.toString().contains("Wasserrad-7"));
  }
}
