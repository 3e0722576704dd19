package org.millrace.host.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTemplateTest {
  @ParameterizedTest
  @CsvSource({
    "orders, /ORDERS, {}",
    "orders/{id}, /orders/5, {id=5}",
    "orders/{id?}, /orders, {}",
    "orders/{id=7}, /orders/, {id=7}",
    "{a}/{b=1}/{c?}, /x, '{a=x, b=1}'",
    "{*rest}, /a/b//c/, {rest=a/b//c/}",
    "x/{**rest}, /x, {}",
    "x/{*rest=y}, /x, {rest=y}",
    "a-{v}-b, /a-1-b-b, {v=1-b}",
    "{v}-{w}, /a-b-c, '{w=c, v=a-b}'",
    "{v}.{w?}, /file, {v=file}",
    "{v}.{w?}, /file.txt, '{w=txt, v=file}'",
    "{v}.{w?}, /.txt, {v=.txt}",
    "{{x}}, /%7Bx%7D, {}",
    "{v:int}, /+5, {v=+5}",
    "{v:int:min(5):max(9)}, /9, {v=9}",
    "{v:regex(^\\d{{2}}$)}, /12, {v=12}",
    "{v:regex(^(a|b)$)}, /a, {v=a}",
    "'{v:regex(^a,b$)=a,b}', /, '{v=a,b}'",
    "{v:length(3)?}, /, {}"
  })
  void matches(String template, String path, String values) throws Exception {
    assertEquals(values, String.valueOf(match(template, path)));
  }

  @ParameterizedTest
  @CsvSource({
    "orders, /orders/5",
    "orders/{id}, /orders/",
    "orders/{id}, /orders//",
    "{a}/{b}, /a//b",
    "{v}.{w?}, /file.",
    "a-{v}-b, /a--b",
    "{v}-{w}, /-b",
    "{v:int}, /2147483648",
    "{*v:int}, /a/b",
    "{v:int=x}, /",
    "{v:maxlength(3)}, /abcd",
    "{v:alpha}, /ab1"
  })
  void does_not_match(String template, String path) throws Exception {
    assertNull(match(template, path));
  }

  @ParameterizedTest
  @CsvSource({
    "int, -5, true",
    "int, 5.0, false",
    "long, 9223372036854775807, true",
    "long, 9223372036854775808, false",
    "bool, TRUE, true",
    "bool, yes, false",
    "datetime, 2024-01-02, true",
    "datetime, 2024-01-02T03:04:05Z, true",
    "datetime, 2024-02-30, false",
    "datetime, now, false",
    "decimal, '1,5', true",
    "decimal, 1e3, false",
    "double, '1,000.5', true",
    "double, NaN, true",
    "double, x, false",
    "float, 1e50, true",
    "guid, 01234567-89ab-cdef-0123-456789abcdef, true",
    "guid, {01234567-89ab-cdef-0123-456789abcdef}, true",
    "guid, 01234567-89ab-cdef-0123-456789abcde, false",
    "'range(2,4)', 4, true",
    "'range(2,4)', 5, false",
    "'length(2,4)', abcd, true",
    "required, x, true",
    "min(5), 4, false",
    "max(5), -9, true",
    "min(5), 99999999999999999999, false"
  })
  void constraints_judge_as_in_asp_net(String constraint, String value, boolean accepted)
      throws Exception {
    assertEquals(accepted, RouteConstraint.parse(constraint).accepts(value));
  }

  @ParameterizedTest
  @CsvSource({
    "/x, starts with a slash",
    "a//b, two slashes",
    "{x, without its }",
    "x}, without its {",
    "{x:nosuch}, unknown constraint nosuch",
    "{x:range(a)}, without numbers",
    "{x:regex([)}, a regex that is none",
    "{x:int(}, without its closing bracket",
    "{}, without a proper name",
    "{a}{b}, without a text between",
    "{a}/{A}, two parameters named A",
    "{*a}/b, after its catch-all",
    "x{*a}, not alone",
    "{a?}b, beside a text",
    "{a=1?}, cannot be optional",
    "a?b, question mark"
  })
  void a_template_that_cannot_be_used_says_why(String template, String why) {
    RouteException broken = assertThrows(RouteException.class, () -> RouteTemplate.parse(template));
    assertTrue(broken.getMessage().contains(why), broken::getMessage);
  }

  @Test
  void a_pattern_that_never_ends_matches_nothing_and_ends() throws Exception {
    RouteConstraint evil = RouteConstraint.parse("regex(^(a+)+$)");
    String value = "a".repeat(60) + "b";
    assertTrue(
        org.junit.jupiter.api.Assertions.assertTimeout(
            Duration.ofSeconds(2), () -> !evil.accepts(value)));
  }

  private static Map<String, String> match(String template, String path) throws RouteException {
    return RouteTemplate.parse(template).match(RequestPath.of(path), 0);
  }
}
