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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.millrace.model.AppName;
import org.millrace.model.PackageFiles;
import org.millrace.model.PackageRejected;
import org.millrace.store.Store;

/**
 * Packages on this agent's disk: {@code packages/<sha>.zip} as they came, {@code apps/<app>/<sha>}
 * unpacked. A name that is there is whole: both appear by a rename.
 */
public final class PackageCache {
  private final Store store;
  private final Path packages;
  private final Path apps;
  private final ConcurrentHashMap<String, Object> guards = new ConcurrentHashMap<>();

  public PackageCache(Store store, Path packages, Path apps) {
    this.store = store;
    this.packages = packages;
    this.apps = apps;
  }

  /** The app's folder of that package, fetched and unpacked if it is not there yet. Blocks. */
  public Path unpacked(AppName app, String sha) throws IOException, PackageRejected {
    Path folder = apps.resolve(app.value()).resolve(sha);
    // One thread unpacks, the others of this package wait for it.
    synchronized (guards.computeIfAbsent(app + "/" + sha, key -> new Object())) {
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
    synchronized (guards.computeIfAbsent(sha, key -> new Object())) {
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

  /** Removes what no revision needs any more; what is in use is named by {@code wanted}. */
  public void sweep(Set<Unpacked> wanted) throws IOException {
    try (Stream<Path> folders = Files.list(apps)) {
      for (Path app : folders.toList()) {
        sweepApp(app, wanted);
      }
    }
    try (Stream<Path> zips = Files.list(packages)) {
      for (Path zip : zips.toList()) {
        String sha = zip.getFileName().toString().replaceFirst("\\..*$", "");
        if (wanted.stream().noneMatch(unpacked -> unpacked.sha().equals(sha))) {
          Files.deleteIfExists(zip);
        }
      }
    }
  }

  private static void sweepApp(Path app, Set<Unpacked> wanted) throws IOException {
    try (Stream<Path> folders = Files.list(app)) {
      for (Path folder : folders.toList()) {
        if (!wanted.contains(
            new Unpacked(app.getFileName().toString(), folder.getFileName().toString()))) {
          deleteTree(folder);
        }
      }
    }
  }

  /** A package of an app that is to stay on disk. */
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
