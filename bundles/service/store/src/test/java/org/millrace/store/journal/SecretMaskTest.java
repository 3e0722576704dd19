package org.millrace.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.model.AppName;

class SecretMaskTest {
  private final AtomicReference<List<String>> secrets =
      new AtomicReference<>(List.of("true", "k3y+with/slash==", "abcdef", "abcdefgh"));
  private final SecretMask mask = new SecretMask(app -> secrets.get());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "got k3y+with/slash== here | got **** here",
        "?key=k3y%2Bwith%2Fslash%3D%3D | ?key=****",
        "abcdefgh and abcdef | **** and ****",
        "this is true | this is true",
        "GET http://h/api/x?a=1&code=zzz%3D&b=2 | GET http://h/api/x?a=1&code=****&b=2",
        "'see /api/x?CODE=abc\"' | 'see /api/x?CODE=****\"'",
        "exit code=3 | exit code=3",
        "nothing | nothing"
      })
  void secrets_are_taken_out_of_text(String text, String masked) {
    assertEquals(masked, mask.apply(Runs.ORDERS, text));
  }

  @Test
  void a_new_secret_is_masked_from_the_next_line_on() {
    assertEquals("brandnew", mask.apply(Runs.ORDERS, "brandnew"));
    secrets.set(List.of("brandnew"));
    assertEquals("****", mask.apply(Runs.ORDERS, "brandnew"));
    assertEquals("****", mask.apply(new AppName("other"), "brandnew"));
  }
}
