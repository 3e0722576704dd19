package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients get the name that people know them by. */
class PublishClientTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "functions-core-tools/4.6.0.0_VisualStudio_18.0 | Visual Studio or dotnet",
        "functions-core-tools/_VisualStudio_18.0 | Visual Studio or dotnet",
        "websdk/WebSdk_VisualStudio_18.0 | Visual Studio or dotnet",
        "Azure.Functions.Sdk/0.5.0 Microsoft.NET.Sdk/10.0.401 (Debian; X64) | dotnet",
        "GITHUBACTIONS_DeployFunctionAppToAzure_22fc+GITHUBACTIONS_22fc | GitHub Actions",
        "functions-core-tools/4.0.1 | func",
        "curl/7.88.1 | curl",
        "Mozilla/5.0 (Windows NT; en-US) WindowsPowerShell/5.1 | PowerShell",
        "Mozilla/5.0 (Linux) PowerShell/7.4 | PowerShell",
        "python-requests/2.31 | python-requests",
        "'' | unnamed client"
      })
  void a_user_agent_has_a_name(String userAgent, String name) {
    assertEquals(name, PublishClient.of(userAgent).name());
  }

  @Test
  void a_strange_name_is_short_and_plain() {
    String name = PublishClient.of("\u0007" + "x".repeat(500)).name();

    assertTrue(name.matches("x{60}"), name);
    assertEquals("unnamed client", PublishClient.of(null).name());
  }
}
