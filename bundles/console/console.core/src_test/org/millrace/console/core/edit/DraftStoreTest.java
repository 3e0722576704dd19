package org.millrace.console.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.model.AppName;

final class DraftStoreTest {
  private static final AppName ORDERS = new AppName("orders");

  @TempDir Path workspace;
  private Path folder;
  private DraftStore drafts;

  @BeforeEach
  void create() {
    folder = workspace.resolve("drafts");
    drafts = store();
  }

  private DraftStore store() {
    return new DraftStore(workspace, Clock.systemDefaultZone());
  }

  /** As after the next start of the console. */
  private DraftStore reopened() {
    drafts.flush();
    DraftStore again = store();
    again.flush();
    return again;
  }

  @AfterEach
  void close() {
    drafts.close();
  }

  private static Draft draft(String path, String text) {
    return new Draft(
        new FileKey("127.0.0.1:7070", ORDERS, path),
        new LiveVersion(5, 4),
        new SourceText(text, true));
  }

  @Test
  void a_draft_is_there_after_a_restart() {
    Draft draft = draft("src/a.js", "mine\r\n😀");

    drafts.keep(draft);

    assertEquals(Optional.of(draft), reopened().kept(draft.file()));
  }

  @Test
  void what_is_kept_before_the_disk_was_read_is_newer() {
    Draft before = draft("a.js", "before");
    drafts.keep(before);
    drafts.flush();

    DraftStore again = store();
    Draft now = draft("a.js", "now");
    again.keep(now);
    again.flush();

    assertEquals(Optional.of(now), again.kept(now.file()));
    assertEquals(Optional.of(now), reopened().kept(now.file()));
  }

  @Test
  void who_waits_for_what_was_kept_before_is_told_when_it_is_known() throws InterruptedException {
    Draft draft = draft("a.js", "mine");
    drafts.keep(draft);
    drafts.flush();
    BlockingQueue<List<Draft>> seen = new LinkedBlockingQueue<>();

    DraftStore again = store();
    again.whenKnown(Runnable::run, () -> seen.add(again.kept()));

    assertEquals(List.of(draft), seen.poll(20, TimeUnit.SECONDS));
    again.whenKnown(_ -> {}, () -> seen.add(List.of()));
    assertEquals(1, seen.size());
  }

  @Test
  void listeners_are_told_of_every_draft_that_comes_and_goes() {
    drafts.flush();
    AtomicInteger told = new AtomicInteger();
    Runnable listener = told::incrementAndGet;
    drafts.addListener(listener);
    Draft draft = draft("a.js", "mine");

    drafts.keep(draft);
    drafts.journal(draft);
    drafts.forget(draft.file());
    drafts.keep(draft);
    drafts.putAside(draft);
    drafts.removeListener(listener);
    drafts.keep(draft);

    assertEquals(4, told.get());
  }

  @Test
  void what_was_typed_and_not_saved_is_apart_from_the_draft() {
    Draft saved = draft("src/a.js", "saved");
    Draft typed = draft("src/a.js", "typed");
    drafts.keep(saved);

    drafts.journal(typed);

    assertEquals(Optional.of(saved), drafts.kept(saved.file()));
    assertEquals(Optional.of(typed), drafts.edited(saved.file()));
    drafts.keep(typed);
    assertTrue(drafts.edited(saved.file()).isEmpty());
    drafts.forget(saved.file());
    assertTrue(drafts.kept(saved.file()).isEmpty());
  }

  @Test
  void the_drafts_of_an_app_are_told_from_those_of_others() {
    Draft first = draft("a.js", "1");
    Draft second = draft("b.js", "2");
    drafts.keep(second);
    drafts.keep(first);
    FileKey elsewhere = new FileKey("pc-15:7070", ORDERS, "a.js");
    drafts.keep(new Draft(elsewhere, LiveVersion.NONE, new SourceText("", false)));

    assertEquals(List.of(first, second), drafts.kept("127.0.0.1:7070", ORDERS));
  }

  @Test
  void only_the_owner_can_read_it() throws IOException {
    drafts.keep(draft("a.js", "secret"));
    drafts.flush();

    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(files.findFirst().orElseThrow())));
    }
  }

  @Test
  void a_damaged_one_is_none() throws IOException {
    Draft draft = draft("a.js", "text");
    drafts.keep(draft);
    drafts.flush();
    try (Stream<Path> files = Files.list(folder)) {
      Files.writeString(files.findFirst().orElseThrow(), "what is this");
    }

    DraftStore again = reopened();
    assertTrue(again.kept(draft.file()).isEmpty());
    assertEquals(List.of(), again.kept("127.0.0.1:7070", ORDERS));
  }

  @Test
  void what_is_put_aside_never_takes_the_place_of_what_was() throws IOException {
    Path first = drafts.putAside(draft("src/a.js", "1"));
    Path second = drafts.putAside(draft("src/a.js", "2"));

    drafts.flush();
    assertNotEquals(first, second);
    assertEquals("\ufeff1", Files.readString(first));
    assertTrue(second.getFileName().toString().matches("orders-a-[0-9-]+-2\\.js"));
  }

  @Test
  void what_is_put_aside_is_no_draft_any_more() throws IOException {
    Draft draft = draft("a.js", "mine");
    drafts.keep(draft);

    drafts.putAside(draft);

    assertTrue(drafts.kept(draft.file()).isEmpty());
    assertTrue(reopened().kept(draft.file()).isEmpty());
  }

  @Test
  void a_disk_that_takes_nothing_is_said_and_the_text_is_still_there() throws IOException {
    Draft draft = draft("a.js", "mine");
    Files.writeString(folder, "a file where the folder should be");

    drafts.keep(draft);
    drafts.flush();

    assertTrue(drafts.trouble().isPresent());
    assertEquals(Optional.of(draft), drafts.kept(draft.file()));
  }
}
