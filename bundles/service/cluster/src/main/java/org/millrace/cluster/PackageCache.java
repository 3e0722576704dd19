package org.millrace.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.millrace.model.AppName;
import org.millrace.model.PackageFiles;
import org.millrace.model.PackageRejected;
import org.millrace.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packages on this agent's disk: {@code packages/<sha>.zip} as they came, {@code apps/<app>/<sha>}
 * unpacked. A name that is there is whole: both appear by a rename. What is neither wanted nor in
 * use is swept away.
 */
public final class PackageCache {
  private static final Logger log = LoggerFactory.getLogger(PackageCache.class);

  private final Store store;
  private final Path packages;
  private final Path apps;
  private final ConcurrentHashMap<String, Object> guards = new ConcurrentHashMap<>();
  private final Map<Unpacked, Integer> used = new ConcurrentHashMap<>();
  private volatile Set<Unpacked> wanted = Set.of();

  public PackageCache(Store store, Path packages, Path apps) {
    this.store = store;
    this.packages = packages;
    this.apps = apps;
  }

  /** The app's folder of that package, fetched and unpacked if it is not there yet. Blocks. */
  public Path unpacked(AppName app, String sha) throws IOException, PackageRejected {
    Path folder = apps.resolve(app.value()).resolve(sha);
    // One thread unpacks, the others of this package wait for it.
    synchronized (guard(app + "/" + sha)) {
      if (!Files.isDirectory(folder)) {
        unpack(zip(sha), folder);
      }
    }
    return folder;
  }

  private static void unpack(Path zip, Path folder) throws IOException, PackageRejected {
    Path half = folder.resolveSibling(folder.getFileName() + ".part");
    deleteTree(half);
    Files.createDirectories(folder.getParent());
    PackageFiles.unpack(zip, half);
    Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The package's zip, fetched if it is not there yet. Blocks. */
  public Path zip(String sha) throws IOException {
    Path zip = packages.resolve(sha + ".zip");
    synchronized (guard(sha)) {
      if (!Files.exists(zip)) {
        Path half = packages.resolve(sha + ".part");
        try (OutputStream out = Files.newOutputStream(half)) {
          store.packages().copyTo(sha, out);
        }
        Files.move(half, zip, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return zip;
  }

  /** Takes over a file that was just put into the store, so that it need not be fetched. */
  public void keep(String sha, Path file) throws IOException {
    Path zip = packages.resolve(sha + ".zip");
    try {
      Files.move(file, zip, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException elsewhere) {
      Files.deleteIfExists(file);
    }
  }

  /** Tells which packages are to stay while nobody uses them; answers whether that is news. */
  boolean want(Set<Unpacked> packages) {
    boolean news = !packages.equals(wanted);
    wanted = Set.copyOf(packages);
    return news;
  }

  /** Keeps a package until it was released as often as it was used. */
  void use(Unpacked unpacked) {
    used.merge(unpacked, 1, Integer::sum);
  }

  void release(Unpacked unpacked) {
    used.computeIfPresent(unpacked, (key, users) -> users == 1 ? null : users - 1);
  }

  private boolean isNeeded(Unpacked unpacked) {
    return wanted.contains(unpacked) || used.containsKey(unpacked);
  }

  private boolean isNeeded(String sha) {
    return Stream.concat(wanted.stream(), used.keySet().stream())
        .anyMatch(unpacked -> unpacked.sha().equals(sha));
  }

  /** Removes what nobody needs. What cannot be removed now stays for the next time. */
  void sweep() {
    try {
      sweepFolders();
      sweepZips();
    } catch (IOException busy) {
      log.warn("packages that nobody needs stay on the disk for now: {}", busy.getMessage());
    }
  }

  /** Asks for each package when its turn has come, since one may come into use meanwhile. */
  private void sweepFolders() throws IOException {
    for (Path app : list(apps)) {
      for (Path folder : list(app)) {
        Unpacked unpacked = new Unpacked(app.getFileName().toString(), sha(folder));
        synchronized (guard(unpacked.app() + "/" + unpacked.sha())) {
          if (!isNeeded(unpacked)) {
            deleteTree(folder);
          }
        }
      }
    }
  }

  private void sweepZips() throws IOException {
    for (Path zip : list(packages)) {
      synchronized (guard(sha(zip))) {
        if (!isNeeded(sha(zip))) {
          Files.deleteIfExists(zip);
        }
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  /** Of a package, whole or in the making. */
  private static String sha(Path entry) {
    String name = entry.getFileName().toString();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private Object guard(String name) {
    return guards.computeIfAbsent(name, key -> new Object());
  }

  /** A package of an app. */
  public record Unpacked(String app, String sha) {}

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
