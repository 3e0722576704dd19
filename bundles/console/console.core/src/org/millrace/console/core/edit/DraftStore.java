package org.millrace.console.core.edit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.millrace.model.AppName;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people have typed and is not live, kept on this workstation so that it survives a crash. Of
 * a file there may be a draft, which was saved, and an edited text, which was not. May be used by
 * several threads.
 */
@Component(service = DraftStore.class)
public final class DraftStore {
  private static final Logger LOG = LoggerFactory.getLogger(DraftStore.class);
  private static final String KEPT = ".draft";
  private static final String EDITED = ".edited";

  private final Path folder;

  @Activate
  public DraftStore() {
    this(
        Platform.getStateLocation(FrameworkUtil.getBundle(DraftStore.class))
            .append("drafts")
            .toPath());
  }

  /**
   * @param folder made when it is needed
   */
  public DraftStore(Path folder) {
    this.folder = folder;
  }

  /** The draft of the file. */
  public synchronized Optional<Draft> kept(FileKey file) {
    return read(place(file, KEPT)).filter(draft -> draft.file().equals(file));
  }

  /** The text of the file that was typed and never saved. */
  public synchronized Optional<Draft> edited(FileKey file) {
    return read(place(file, EDITED)).filter(draft -> draft.file().equals(file));
  }

  /** All drafts of an app, in the order of their paths. */
  public synchronized List<Draft> kept(String installation, AppName app) {
    return drafts().stream()
        .filter(draft -> draft.file().installation().equals(installation))
        .filter(draft -> draft.file().app().equals(app))
        .toList();
  }

  private List<Draft> drafts() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Draft> drafts = new ArrayList<>();
      files
          .filter(file -> file.toString().endsWith(KEPT))
          .forEach(file -> read(file).ifPresent(drafts::add));
      drafts.sort(java.util.Comparator.comparing(draft -> draft.file().path()));
      return drafts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Keeps a saved text; what was typed and not saved is part of it by now. */
  public synchronized void keep(Draft draft) throws IOException {
    write(place(draft.file(), KEPT), draft);
    forgetEdited(draft.file());
  }

  /** The draft is meant for another version now; what was typed after it stays. */
  public synchronized void rebase(Draft draft, LiveVersion base) throws IOException {
    write(place(draft.file(), KEPT), new Draft(draft.file(), base, draft.source()));
  }

  /** Keeps what was typed, in case the console dies. */
  public synchronized void journal(Draft draft) throws IOException {
    write(place(draft.file(), EDITED), draft);
  }

  /** The typed text is not wanted any more. */
  public synchronized void forgetEdited(FileKey file) throws IOException {
    Files.deleteIfExists(place(file, EDITED));
  }

  /** The draft is live; what was typed meanwhile stays. */
  public synchronized void forgetKept(FileKey file) throws IOException {
    Files.deleteIfExists(place(file, KEPT));
  }

  /** Nothing of the file is wanted any more. */
  public synchronized void forget(FileKey file) throws IOException {
    forgetKept(file);
    forgetEdited(file);
  }

  /**
   * Puts a text where its owner finds it again.
   *
   * @return the file that has it now
   */
  public synchronized Path putAside(Draft draft) throws IOException {
    Path aside = Files.createDirectories(folder.resolveSibling("kept aside"));
    String name = draft.file().name();
    int dot = name.lastIndexOf('.') < 1 ? name.length() : name.lastIndexOf('.');
    for (int next = 1; ; next++) {
      String mine = name.substring(0, dot) + ".mine-" + next + name.substring(dot);
      Path file = aside.resolve(draft.file().app() + "-" + mine);
      if (!Files.exists(file)) {
        Files.write(file, draft.source().encode());
        return file;
      }
    }
  }

  private Path place(FileKey file, String level) {
    return folder.resolve(DraftFile.name(file) + level);
  }

  private static Optional<Draft> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(DraftFile.read(file));
    } catch (IOException | IllegalArgumentException damaged) {
      LOG.warn("The draft {} cannot be read: {}", file, damaged.toString());
      return Optional.empty();
    }
  }

  private void write(Path file, Draft draft) throws IOException {
    Files.createDirectories(folder);
    DraftFile.write(file, draft);
  }
}
