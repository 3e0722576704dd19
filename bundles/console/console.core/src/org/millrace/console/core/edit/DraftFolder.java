package org.millrace.console.core.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The drafts on disk, written by one thread in the order that was asked for. */
final class DraftFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DraftFolder.class);
  private static final long STOP_SECONDS = 10;

  /** How far a text has come. */
  enum Level {
    KEPT,
    EDITED;

    private String suffix() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private final Path folder;

  /** What is to be written, so that of a text that changes fast only the newest is. */
  private final Map<Path, Draft> waiting = new ConcurrentHashMap<>();

  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("console-drafts").factory());
  private volatile Optional<String> trouble = Optional.empty();

  DraftFolder(Path folder) {
    this.folder = folder;
  }

  /** Reads all there are before anything else is done, on the disk's thread. */
  CompletableFuture<Void> readAll(BiConsumer<Level, Draft> each) {
    return CompletableFuture.runAsync(
        () -> {
          for (Level level : Level.values()) {
            read(level).forEach(draft -> each.accept(level, draft));
          }
        },
        disk);
  }

  private List<Draft> read(Level level) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(level.suffix()))
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException unreadable) {
      LOG.error("The drafts in {} cannot be read", folder, unreadable);
      return List.of();
    }
  }

  private static Optional<Draft> read(Path file) {
    try {
      return Optional.of(DraftFile.read(file));
    } catch (IOException | IllegalArgumentException damaged) {
      LOG.warn("The draft {} cannot be read: {}", file, damaged.toString());
      return Optional.empty();
    }
  }

  void write(Level level, Draft draft) {
    Path file = place(level, draft.file());
    waiting.put(file, draft);
    later(() -> {
      Draft newest = waiting.remove(file);
      if (newest != null) {
        Files.createDirectories(folder);
        DraftFile.write(file, newest);
      }
    });
  }

  void delete(Level level, FileKey key) {
    Path file = place(level, key);
    waiting.remove(file);
    later(() -> Files.deleteIfExists(file));
  }

  /** Makes a plain file of the draft; only then the draft itself is deleted. */
  void putAside(Draft draft, Path file) {
    waiting.remove(place(Level.KEPT, draft.file()));
    waiting.remove(place(Level.EDITED, draft.file()));
    later(() -> {
      Files.createDirectories(file.getParent());
      Files.write(file, draft.source().encode());
      Files.deleteIfExists(place(Level.KEPT, draft.file()));
      Files.deleteIfExists(place(Level.EDITED, draft.file()));
    });
  }

  private void later(Task task) {
    disk.execute(() -> {
      try {
        task.run();
        trouble = Optional.empty();
      } catch (IOException failure) {
        LOG.error("A draft cannot be kept in {}", folder, failure);
        trouble = Optional.of(failure.toString());
      }
    });
  }

  private Path place(Level level, FileKey file) {
    return folder.resolve(DraftFile.name(file) + level.suffix());
  }

  Optional<String> trouble() {
    return trouble;
  }

  void flush() {
    Future<?> last = disk.submit(() -> {});
    try {
      last.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    disk.shutdown();
    try {
      if (!disk.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.error("The newest drafts could not be written to {} in time", folder);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
