package org.millrace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostConfigurationTest {
  @Test
  void an_empty_object_means_defaults() throws Exception {
    HostConfiguration host = parse("{}");
    assertEquals("api", host.http().routePrefix());
    assertEquals(Optional.of(Duration.ofMinutes(30)), host.functionTimeout());
    assertEquals(-1, host.http().maxConcurrentRequests());
    assertTrue(host.sendCanceledInvocationsToWorker());
    assertEquals(LogLevel.INFORMATION, host.level("Function.hello"));
  }

  @Test
  void everything_that_matters_is_read() throws Exception {
    HostConfiguration host =
        parse(
            """
            { // comments are fine
              "version": "2.0", "functionTimeout": "00:10:00", "functions": ["a", "b"],
              "Extensions": {"HTTP": {"routePrefix": "/V1/apps/", "maxOutstandingRequests": "7",
                 "customHeaders": {"X-A": "1"}}},
              "retry": {"strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": "00:00:05"},
              "logging": {"logLevel": {"default": "Warning", "Function": "Debug", "Function.quiet": "None"}},
            }\
            """);
    assertEquals("V1/apps", host.http().routePrefix());
    assertEquals(7, host.http().maxOutstandingRequests());
    assertEquals(Map.of("X-A", "1"), host.http().customHeaders());
    assertEquals(List.of("a", "b"), host.functions());
    assertEquals(Optional.of(Duration.ofMinutes(10)), host.functionTimeout());
    assertEquals(3, host.retry().orElseThrow().maxRetryCount());
    assertEquals(LogLevel.DEBUG, host.level("Function.hello"));
    assertEquals(LogLevel.NONE, host.level("Function.quiet.User"));
    assertEquals(LogLevel.WARNING, host.level("Host.Startup"));
  }

  @Test
  void settings_override_values_and_list_elements() throws Exception {
    HostConfiguration host =
        HostConfiguration.parse(
            "{\"version\":\"2.0\",\"functions\":[\"a\",\"b\"],\"extensions\":{\"http\":{\"routePrefix\":\"x\"}}}",
            Map.of(
                "AzureFunctionsJobHost__extensions__http__routePrefix", "y",
                "AzureFunctionsJobHost:functions:0", "c",
                "AzureFunctionsJobHost__functions__2", "d",
                "azurefunctionsjobhost__functionTimeout", "-1",
                "AzureFunctionsJobHost__logging__logLevel__Default", "Error",
                "Unrelated", "z"));
    assertEquals("y", host.http().routePrefix());
    assertEquals(List.of("c", "b", "d"), host.functions());
    assertEquals(Optional.empty(), host.functionTimeout());
    assertEquals(LogLevel.ERROR, host.level("Anything"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"functionTimeout\":\"x\" | host.json: functionTimeout must be a time as hh:mm:ss.",
        "\"extensions\":{\"http\":{\"maxConcurrentRequests\":\"many\"}} | host.json: extensions.http.maxConcurrentRequests must be a whole number.",
        "\"extensions\":{\"http\":5} | host.json: extensions.http must be an object.",
        "\"functions\":\"a\" | host.json: functions must be a list of texts.",
        "\"sendCanceledInvocationsToWorker\":\"maybe\" | host.json: sendCanceledInvocationsToWorker must be true or false.",
        "\"retry\":{\"maxRetryCount\":1,\"strategy\":\"sometimes\"} | host.json: retry.strategy must be fixedDelay or exponentialBackoff.",
        "\"retry\":{\"strategy\":\"fixedDelay\",\"maxRetryCount\":1} | host.json: retry.delayInterval must be given as hh:mm:ss.",
        "\"logging\":{\"logLevel\":{\"Default\":\"Loud\"}} | host.json: logging.logLevel.Default must be Trace, Debug, Information, Warning, Error, Critical or None."
      })
  void what_cannot_be_read_is_named_with_its_place(String member, String message) {
    assertEquals(
        message,
        assertThrows(
                ConfigurationException.class, () -> parse("{\"version\":\"2.0\"," + member + "}"))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "00:05:00, PT5M",
    "1.02:03:04, PT26H3M4S",
    "00:00:00.5, PT0.5S",
    "23:59, PT23H59M",
    "7, PT168H"
  })
  void dot_net_durations_are_read(String text, Duration expected) {
    assertEquals(Optional.of(expected), TimeSpan.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"24:00:00", "00:60:00", "-00:01:00", "x", "''"})
  void other_texts_are_no_durations(String text) {
    assertEquals(Optional.empty(), TimeSpan.parse(text));
  }

  private static HostConfiguration parse(String json) throws ConfigurationException {
    return HostConfiguration.parse(json, Map.of());
  }
}
