package org.millrace.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A timer of two agents that share a database: each due time once, whichever of them lives. */
class TwoAgentsTimerTest {
  private static final long EVERY_SECONDS = 5;
  private static final int RUNS = 2;

  @TempDir Path folder;
  private SharedDatabase database;
  private LiveAgent north;
  private LiveAgent south;
  private Diary diary;

  @BeforeEach
  void start() throws Exception {
    database = SharedDatabase.start(folder);
    north = database.agent("north");
    south = database.agent("south");
    diary = Diary.in(folder);
    north.deploy("clock", diary.clock("*/" + EVERY_SECONDS + " * * * * *"));
  }

  @AfterEach
  void stop() throws Exception {
    north.close();
    south.close();
    database.close();
  }

  @Test
  void no_due_time_is_left_out_or_run_twice_while_one_of_them_lives() throws Exception {
    awaitRuns(north);
    north.kill();
    awaitRuns(south);
    north.close();
    north = database.agent("north");
    south.await("north to run the app again", () -> isServing("north"));
    awaitRuns(south);
    south.kill();
    awaitRuns(north);

    List<Long> due =
        diary.starts().stream().map(Instant::getEpochSecond).map(at -> at / EVERY_SECONDS).toList();
    assertEquals(
        LongStream.rangeClosed(due.getFirst(), due.getLast()).boxed().toList(),
        due,
        "each due time once, in its order: " + diary.lines());
    diary.assertOneAtATime(0);
  }

  /** Comes back when no run is under way, so that what is killed then cuts none off. */
  private void awaitRuns(LiveAgent living) throws IOException, InterruptedException {
    long before = diary.ends();
    living.await("the timer to run", () -> diary.ends() >= before + RUNS);
  }

  private boolean isServing(String name) throws IOException, InterruptedException {
    for (JsonNode agent : south.ask("agents", "list")) {
      if (agent.get("name").asText().equals(name)) {
        return agent.get("state").asText().equals("READY") && agent.get("apps").asInt() == 1;
      }
    }
    return false;
  }
}
