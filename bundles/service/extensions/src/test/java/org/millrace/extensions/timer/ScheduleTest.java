package org.millrace.extensions.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.host.fake.FakeFunctions;

/** What the official host's schedule classes computed is what ours compute, but for its quirks. */
class ScheduleTest {
  /** The library's word for never. */
  private static final String NEVER = "9999-12-31T23:59:59";

  private static final List<String> TURNED_ROUND =
      List.of("22-6", "5-1", "Sat-Mon", "30-10", "11-2", "Fri-Mon", "55-5", "50-10");

  /** Their library does not go back to the first second when the hour moves on alone. */
  private static final List<String> SECONDS_FORGOTTEN =
      List.of("*/20 30 2 * * *", "*/20 * 1-2 * * *");

  private static JsonNode fixture() throws IOException {
    String told = System.getProperty("MILLRACE_SHARED", System.getenv("MILLRACE_SHARED"));
    Path shared = told != null ? Path.of(told) : beside(Path.of("").toAbsolutePath());
    if (shared != null && Files.isDirectory(shared.resolve("fixtures/ncrontab"))) {
      return new ObjectMapper().readTree(shared.resolve("fixtures/ncrontab/cases.json").toFile());
    }
    String reason = "No shared fixtures found. Set MILLRACE_SHARED to their folder.";
    return "true".equals(System.getenv("CI")) ? fail(reason) : abort(reason);
  }

  private static Path beside(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("shared").resolve("fixtures"))) {
        return folder.resolve("shared");
      }
    }
    return null;
  }

  @Test
  void every_recorded_schedule_fires_as_recorded_but_for_the_quirks() throws Exception {
    JsonNode fixture = fixture();
    Map<String, String> settings = new HashMap<>();
    fixture
        .get("settings")
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asText()));
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (JsonNode row : fixture.get("cases")) {
      if (!isQuirk(row)) {
        compare(row, settings, wrong);
        compared++;
      }
    }
    assertEquals(List.of(), wrong, () -> wrong.size() + " of them");
    assertTrue(compared >= 380, "only " + compared + " rows were compared");
  }

  /** Judged not worth copying; each of them is told of in the guide. */
  private static boolean isQuirk(JsonNode row) {
    String expression = row.get("expression").asText();
    boolean turnedRound = TURNED_ROUND.stream().anyMatch(expression::contains);
    boolean stepOfNone = expression.matches(".*/(0|-\\d+)( .*|$)");
    boolean withoutPause = List.of("0", "00:00:00").contains(expression);
    return SECONDS_FORGOTTEN.contains(expression)
        || turnedRound
        || stepOfNone
        || withoutPause
        || expression.startsWith("-00");
  }

  private static void compare(JsonNode row, Map<String, String> settings, List<String> wrong) {
    String expression = row.get("expression").asText();
    String name = "'" + expression + "' in " + row.get("zone").asText();
    Schedule schedule;
    try {
      schedule = Schedule.parse(expression, settings, ZoneId.of(row.get("zone").asText()));
    } catch (ScheduleException refused) {
      if (!row.get("kind").asText().equals("invalid")) {
        wrong.add(name + " is refused: " + refused.getMessage());
      }
      return;
    }
    String kind = schedule.followsTheClock() ? "cron" : "constant";
    if (!row.get("kind").asText().equals(kind)) {
      wrong.add(name + " is " + kind);
      return;
    }
    if (row.get("useMonitor").asBoolean() == schedule.isTooOftenToMonitor()) {
      wrong.add(name + " is monitored: " + !schedule.isTooOftenToMonitor());
    }
    for (JsonNode series : row.get("next")) {
      compare(expression, schedule, series, wrong);
    }
  }

  private static void compare(
      String expression, Schedule schedule, JsonNode series, List<String> wrong) {
    Instant after = OffsetDateTime.parse(series.get(0).asText()).toInstant();
    for (int i = 1; i < series.size(); i++) {
      String recorded = series.get(i).asText();
      Optional<Instant> next = schedule.next(after);
      boolean never = recorded.startsWith(NEVER) || recorded.startsWith("error");
      Optional<Instant> expected =
          never ? Optional.empty() : Optional.of(OffsetDateTime.parse(recorded).toInstant());
      boolean beyondTheirCalendar =
          never && next.isPresent() && next.get().isAfter(Instant.parse("9999-12-31T00:00:00Z"));
      if (!never && isForeign(expression, OffsetDateTime.parse(recorded))) {
        return;
      }
      if (isHalfAnHourBack(after)) {
        after = expected.orElseThrow();
        continue;
      }
      if (!next.equals(expected) && !beyondTheirCalendar) {
        wrong.add("'" + expression + "' after " + after + " is " + next + ", not " + recorded);
        return;
      }
      if (never) {
        return;
      }
      after = expected.get();
    }
  }

  /**
   * Lord Howe Island's clock goes back by half an hour only, which theirs takes for a whole one.
   */
  private static boolean isHalfAnHourBack(Instant after) {
    return !after.isBefore(Instant.parse("2026-04-04T14:30:00Z"))
        && after.isBefore(Instant.parse("2026-04-04T15:00:00Z"));
  }

  /** An hour that the schedule does not name, which they get when the clock is put back. */
  private static boolean isForeign(String expression, OffsetDateTime recorded) {
    return expression.matches("0 [0-9,*/]+ (1,2|1-3|1,2,3) \\* \\* \\*") && recorded.getHour() == 0;
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 22-6 * * *, The field '22-6' (hour) goes from 22 back to 6; write two ranges instead.",
    "0 */0 * * * *, The field '*/0' (minute) has a step of 0.",
    "00:00:00, The schedule '00:00:00' would fire without pause. Write a time span over zero.",
    "0 9 *, The schedule '0 9 *' has 3 fields; write five or six.",
    "0 60 * * * *, 'The field ''60'' (minute) has 60, which is not from 0 to 59.'"
  })
  void what_cannot_be_meant_is_refused_in_one_sentence(String text, String sentence) {
    ScheduleException refused =
        assertThrows(
            ScheduleException.class, () -> Schedule.parse(text, Map.of(), ZoneId.of("UTC")));

    assertEquals(sentence, refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 * * * *", "0 */20 * * * *", "*/30 * * * * *"})
  void an_interval_never_stands_still_when_the_clock_is_put_back(String text) {
    Schedule schedule = Schedule.parse(text, Map.of(), ZoneId.of("Europe/Berlin"));
    Instant at = Instant.parse("2026-10-24T22:00:00Z");
    Instant end = Instant.parse("2026-10-25T04:00:00Z");
    Instant first = schedule.next(at).orElseThrow();
    long distance = schedule.next(first).orElseThrow().toEpochMilli() - first.toEpochMilli();

    while (at.isBefore(end)) {
      Instant next = schedule.next(first).orElseThrow();
      assertEquals(distance, next.toEpochMilli() - first.toEpochMilli());
      at = next;
      first = next;
    }
  }

  @Test
  void a_host_hears_which_timers_never_fire() {
    var broken =
        FakeFunctions.function(
            "tick",
            "{\"type\":\"timerTrigger\",\"direction\":\"in\",\"name\":\"t\",\"schedule\":\"%EVERY%\"}");

    assertEquals(
        Optional.of(
            "tick never fires: The schedule '%EVERY%' names the app setting EVERY, which there is"
                + " not."),
        new TimerTriggers().obstacle(broken, Map.of()));
    assertEquals(
        Optional.empty(), new TimerTriggers().obstacle(broken, Map.of("every", "00:05:00")));
  }
}
