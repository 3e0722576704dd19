package org.millrace.host.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.host.fake.FakeHost;
import org.millrace.host.port.Header;
import org.millrace.model.AuthorizationLevel;

class KeyCheckTest {
  @ParameterizedTest
  @CsvSource({
    "the-master-key, ADMIN",
    "a-system-key, SYSTEM",
    "a-host-key, FUNCTION",
    "a-key-of-hello, FUNCTION",
    "A-HOST-KEY, ANONYMOUS",
    "a-host-ke, ANONYMOUS",
    "a-host-keya, ANONYMOUS",
    "'a-host-key, other', ANONYMOUS",
    "'  a-host-key ', FUNCTION",
    "'', ANONYMOUS"
  })
  void a_key_gives_its_level(String key, AuthorizationLevel level) {
    assertEquals(level, level("/api/hello", new Header("X-Functions-Key", key)));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/hello?code=a-host-key, FUNCTION",
    "/api/hello?CODE=a-host-key, FUNCTION",
    "/api/hello?code=a-host-key&code=wrong, FUNCTION",
    "/api/hello?code=wrong&Code=a-host-key, ANONYMOUS",
    "/api/hello?code=a%2Dhost%2Dkey, FUNCTION"
  })
  void the_first_code_of_the_query_counts(String target, AuthorizationLevel level) {
    assertEquals(level, level(target));
  }

  @Test
  void the_header_wins_even_when_it_is_empty() {
    assertEquals(
        AuthorizationLevel.ANONYMOUS,
        level("/api/hello?code=a-host-key", new Header("x-functions-key", "")));
  }

  @Test
  void a_key_of_another_function_gives_nothing() {
    assertEquals(
        AuthorizationLevel.ANONYMOUS,
        KeyCheck.level(
            FakeHost.get("/api/other", new Header("x-functions-key", "a-key-of-hello")),
            FakeHost.KEYS,
            "other"));
  }

  @Test
  void levels_must_be_equal_unless_it_is_admin() {
    assertTrue(KeyCheck.opens(AuthorizationLevel.ANONYMOUS, AuthorizationLevel.ANONYMOUS));
    assertTrue(KeyCheck.opens(AuthorizationLevel.FUNCTION, AuthorizationLevel.FUNCTION));
    assertTrue(KeyCheck.opens(AuthorizationLevel.ADMIN, AuthorizationLevel.FUNCTION));
    assertFalse(KeyCheck.opens(AuthorizationLevel.SYSTEM, AuthorizationLevel.FUNCTION));
    assertFalse(KeyCheck.opens(AuthorizationLevel.FUNCTION, AuthorizationLevel.ADMIN));
    assertFalse(KeyCheck.opens(AuthorizationLevel.ANONYMOUS, AuthorizationLevel.FUNCTION));
  }

  private static AuthorizationLevel level(String target, Header... headers) {
    return KeyCheck.level(FakeHost.get(target, headers), FakeHost.KEYS, "hello");
  }
}
