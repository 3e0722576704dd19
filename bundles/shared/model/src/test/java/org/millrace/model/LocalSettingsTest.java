package org.millrace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {
  @Test
  void its_values_are_app_settings() throws Exception {
    assertEquals(
        Map.of("FUNCTIONS_WORKER_RUNTIME", "node", "RETRIES", "3"),
        LocalSettings.parse(
            """
            { "IsEncrypted": false,
              "Values": {"FUNCTIONS_WORKER_RUNTIME": "node", "RETRIES": 3}, // comments are fine
              "Host": {"CORS": "*"} }\
            """));
  }

  @Test
  void a_file_without_values_has_no_settings() throws Exception {
    assertEquals(Map.of(), LocalSettings.parse("{}"));
  }

  @Test
  void an_encrypted_file_says_how_to_decrypt_it() {
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class,
            () -> LocalSettings.parse("{\"IsEncrypted\": true, \"Values\": {\"A\": \"x\"}}"));

    assertTrue(refused.getMessage().contains("func settings decrypt"), refused.getMessage());
  }

  @Test
  void a_broken_file_says_where() {
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> LocalSettings.parse("{\n \"Values\": ["));

    assertTrue(refused.getMessage().contains("line 2"), refused.getMessage());
  }
}
