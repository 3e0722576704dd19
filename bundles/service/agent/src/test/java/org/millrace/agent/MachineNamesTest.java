package org.millrace.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineNamesTest {
  @ParameterizedTest
  @CsvSource({
    "pc-14.works.example.com, works.example.com",
    "pc-14.plant.corp, plant.corp",
    "example.com, example.com",
    "firm.co.uk, firm.co.uk",
    "pc-14.firm.co.uk, firm.co.uk",
    "pc-14.home, pc-14.home"
  })
  void a_machines_domain_is_never_one_of_strangers(String fullName, String domain) {
    assertEquals(Optional.of(domain), MachineNames.domainOf(fullName));
  }

  @Test
  void what_is_no_domain_of_anybody_has_none() {
    assertEquals(Optional.empty(), MachineNames.domainOf("co.uk"));
  }

  @Test
  void an_agent_is_called_by_its_name_its_suffix_and_its_addresses(@TempDir Path data)
      throws Exception {
    AgentConfiguration configuration =
        ConfigurationReader.read(
            new AgentOptions(Optional.of(data), Optional.empty(), OptionalInt.empty()),
            Map.of(
                "MILLRACE_NAME",
                "north",
                "MILLRACE_HOST_SUFFIX",
                "plant.test",
                "MILLRACE_FUNCTIONS_ADDRESS",
                "10.9.8.7:7071"));

    List<String> names = MachineNames.of(configuration).names();

    assertEquals("localhost", names.getFirst());
    assertTrue(
        names.containsAll(
            List.of("north", "plant.test", "*.plant.test", "127.0.0.1", "::1", "10.9.8.7")),
        names.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "hall.2", "a..b"})
  void an_agents_name_that_is_no_host_name_is_left_out(String name, @TempDir Path data)
      throws Exception {
    AgentConfiguration configuration =
        ConfigurationReader.read(
            new AgentOptions(Optional.of(data), Optional.empty(), OptionalInt.empty()),
            Map.of("MILLRACE_NAME", name));

    assertFalse(MachineNames.of(configuration).names().contains(name));
  }

  @Test
  void an_address_of_its_own_is_told_as_it_is() throws Exception {
    InetAddress address = InetAddress.getByAddress(new byte[] {10, 9, 8, 7});

    assertEquals("10.9.8.7", MachineNames.host(new InetSocketAddress(address, 7071)));
  }
}
