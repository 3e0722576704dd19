package org.millrace.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millrace.model.PackageRejected.Reason;

/** The files of packages. */
public final class PackageFiles {
  private static final String LOCAL_SETTINGS = "local.settings.json";

  private final Path root;
  private final String name;
  private final PackageLimits limits;
  private final Set<Path> made = new HashSet<>();
  private final byte[] buffer = new byte[64 * 1024];
  private long unpacked;

  private PackageFiles(Path root, String name, PackageLimits limits) {
    this.root = root;
    this.name = name;
    this.limits = limits;
  }

  /**
   * Unpacks a package into a folder that does not exist yet; either all of it is there afterwards
   * or nothing. Checks names, links and sizes again, since the file may not be the one that {@link
   * PackageCheck} saw. Programs get their execute bit, local.settings.json is left out.
   */
  public static void unpack(Path zip, Path folder) throws PackageRejected, IOException {
    Path target = folder.toAbsolutePath().normalize();
    Files.createDirectories(target.getParent());
    Path root = Files.createTempDirectory(target.getParent(), target.getFileName() + ".");
    try (ZipDirectory directory = ZipDirectory.open(zip, PackageLimits.DEFAULT.entries())) {
      PackageFiles files =
          new PackageFiles(root, zip.getFileName().toString(), PackageLimits.DEFAULT);
      PackageNames.check(directory.records(), files.name);
      files.writeAll(directory);
      Optional<Path> program = WorkerProgram.of(root);
      if (program.isPresent()) {
        makeExecutable(program.get());
      }
      makeExecutable(root);
      Files.move(root, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (ZipDamage damage) {
      throw PackageRejected.notTaken(
          Reason.DAMAGED, zip.getFileName().toString(), "", "it " + damage.getMessage());
    } finally {
      delete(root);
    }
  }

  /**
   * The files that {@link #unpack} writes, by path, without reading their content.
   *
   * @param zip has passed {@link PackageCheck}
   */
  public static List<PackageFile> list(Path zip) throws IOException {
    try (ZipDirectory directory = ZipDirectory.open(zip, PackageLimits.DEFAULT.entries())) {
      return directory.records().stream()
          .filter(entry -> !entry.isFolder())
          .map(entry ->
              new PackageFile(ZipNames.normal(entry.name()), entry.unpacked(), entry.crc()))
          .filter(file -> !file.path().equals(LOCAL_SETTINGS))
          .sorted(Comparator.comparing(PackageFile::path))
          .toList();
    }
  }

  private void writeAll(ZipDirectory directory) throws PackageRejected, IOException {
    for (ZipRecord entry : directory.records()) {
      String normal = ZipNames.normal(entry.name());
      if (normal.equals(LOCAL_SETTINGS)) {
        continue;
      }
      Path file = resolve(normal);
      makeFolder(entry.isFolder() ? file : file.getParent());
      if (!entry.isFolder()) {
        write(directory, entry, file);
      }
    }
  }

  private Path resolve(String normal) throws PackageRejected {
    try {
      Path file = root.resolve(normal).normalize();
      if (file.startsWith(root)) {
        return file;
      }
    } catch (InvalidPathException notHere) {
      throw PackageRejected.notTaken(
          Reason.UNSAFE, name, normal, "entry " + ZipNames.shown(normal) + " has no proper name");
    }
    throw PackageRejected.notTaken(
        Reason.UNSAFE, name, normal, "entry " + ZipNames.shown(normal) + " leaves the package");
  }

  private void makeFolder(Path folder) throws IOException {
    if (made.add(folder)) {
      Files.createDirectories(folder);
    }
  }

  private void write(ZipDirectory directory, ZipRecord entry, Path file)
      throws PackageRejected, IOException {
    try (InputStream content = directory.open(entry);
        OutputStream output = Files.newOutputStream(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        unpacked += read;
        if (unpacked > limits.unpackedBytes()) {
          throw PackageRejected.notTaken(
              Reason.TOO_LARGE,
              name,
              "",
              "it unpacks to more than " + PackageReading.size(limits.unpackedBytes()));
        }
        output.write(buffer, 0, read);
      }
    }
    if (entry.isProgram()) {
      makeExecutable(file);
    }
  }

  /** Also for the folder itself: temporary folders are closed to everybody else. */
  private static void makeExecutable(Path file) throws IOException {
    if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static void delete(Path root) throws IOException {
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
          public FileVisitResult postVisitDirectory(Path folder, IOException failed)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
