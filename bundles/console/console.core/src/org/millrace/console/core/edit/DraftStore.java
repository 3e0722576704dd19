package org.millrace.console.core.edit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.core.runtime.Platform;
import org.millrace.model.AppName;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * What people have typed and is not live, kept on this workstation so that it survives a crash. Of
 * a file there may be a draft, which was saved, and an edited text, which was not. Every call reads
 * or changes memory only; the disk follows at once, on a thread of its own, which also reads what
 * was kept before. May be used by several threads.
 */
@Component(service = DraftStore.class)
public final class DraftStore implements AutoCloseable {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private static final Comparator<FileKey> ORDER =
      Comparator.comparing(FileKey::installation)
          .thenComparing(file -> file.app().value())
          .thenComparing(FileKey::path);

  private final Map<FileKey, Draft> kept = new ConcurrentHashMap<>();
  private final Map<FileKey, Draft> edited = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final DraftFolder folder;
  private final CompletableFuture<Void> known;
  private final Path aside;
  private final Clock clock;
  private final AtomicInteger asides = new AtomicInteger();

  @Activate
  public DraftStore() {
    this(
        Platform.getStateLocation(FrameworkUtil.getBundle(DraftStore.class)).toPath(),
        Clock.systemDefaultZone());
  }

  /**
   * @param place folders are made in it when they are needed
   */
  public DraftStore(Path place, Clock clock) {
    this.clock = clock;
    this.aside = place.resolve("kept-aside");
    this.folder = new DraftFolder(place.resolve("drafts"));
    this.known = folder.readAll(this::remember).thenRun(this::tell);
  }

  /** What was kept meanwhile is newer than what is read. */
  private void remember(DraftFolder.Level level, Draft draft) {
    switch (level) {
      case KEPT -> kept.putIfAbsent(draft.file(), draft);
      case EDITED -> edited.putIfAbsent(draft.file(), draft);
    }
  }

  /**
   * Runs the task when all that was kept before is known: at once if it is already.
   *
   * @param later runs the task otherwise
   */
  public void whenKnown(Executor later, Runnable task) {
    if (known.isDone()) {
      task.run();
    } else {
      known.thenRunAsync(task, later);
    }
  }

  /** The listener is told whenever there are other drafts, on any thread; must not block. */
  public void addListener(Runnable listener) {
    listeners.addIfAbsent(listener);
  }

  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  /** The draft of the file. */
  public Optional<Draft> kept(FileKey file) {
    return Optional.ofNullable(kept.get(file));
  }

  /** The text of the file that was typed and never saved. */
  public Optional<Draft> edited(FileKey file) {
    return Optional.ofNullable(edited.get(file));
  }

  /** All drafts of an app, in the order of their paths. */
  public List<Draft> kept(String installation, AppName app) {
    return kept().stream()
        .filter(draft -> draft.file().installation().equals(installation))
        .filter(draft -> draft.file().app().equals(app))
        .toList();
  }

  /** All drafts, in the order of their installations, apps and paths. */
  public List<Draft> kept() {
    return kept.values().stream().sorted(Comparator.comparing(Draft::file, ORDER)).toList();
  }

  /** Keeps a saved text; what was typed and not saved is part of it by now. */
  public void keep(Draft draft) {
    rebase(draft, draft.base());
    forgetEdited(draft.file());
  }

  /** The draft is meant for another version now; what was typed after it stays. */
  public void rebase(Draft draft, LiveVersion base) {
    Draft rebased = new Draft(draft.file(), base, draft.source());
    kept.put(draft.file(), rebased);
    folder.write(DraftFolder.Level.KEPT, rebased);
    tell();
  }

  /** Keeps what was typed, in case the console dies. */
  public void journal(Draft draft) {
    edited.put(draft.file(), draft);
    folder.write(DraftFolder.Level.EDITED, draft);
  }

  /** The typed text is not wanted any more. */
  public void forgetEdited(FileKey file) {
    if (edited.remove(file) != null) {
      folder.delete(DraftFolder.Level.EDITED, file);
    }
  }

  /** The draft is live; what was typed meanwhile stays. */
  public void forgetKept(FileKey file) {
    if (kept.remove(file) != null) {
      folder.delete(DraftFolder.Level.KEPT, file);
      tell();
    }
  }

  /** Nothing of the file is wanted any more. */
  public void forget(FileKey file) {
    forgetKept(file);
    forgetEdited(file);
  }

  /**
   * The draft becomes a file that its owner finds again.
   *
   * @return the file
   */
  public Path putAside(Draft draft) {
    String name = draft.file().name();
    int dot = name.lastIndexOf('.') < 1 ? name.length() : name.lastIndexOf('.');
    String moment = MOMENT.format(LocalDateTime.now(clock)) + "-" + asides.incrementAndGet();
    Path file =
        aside.resolve(
            draft.file().app() + "-" + name.substring(0, dot) + "-" + moment + name.substring(dot));
    kept.remove(draft.file());
    edited.remove(draft.file());
    folder.putAside(draft, file);
    tell();
    return file;
  }

  /** Why the newest of the drafts is not on disk; empty when all are. */
  public Optional<String> trouble() {
    return folder.trouble();
  }

  /** Waits until the disk has everything. */
  public void flush() {
    folder.flush();
  }

  /** Writes what is still to be written. */
  @Override
  @Deactivate
  public void close() {
    folder.close();
  }
}
