package org.millrace.model;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a package of a folder as a person has it on disk: without what belongs to the workplace
 * only, and without what its {@code .funcignore} names. The same files always make the same bytes.
 */
public final class PackageFolder {
  private static final List<String> NEVER_PACKED =
      List.of(
          ".git",
          ".vs/",
          ".vscode/",
          "obj/",
          "local.settings.json",
          "*.user",
          ".funcignore",
          ".gitignore",
          ".DS_Store");

  private static final FileTime ONE_TIME = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

  private final Path folder;

  public PackageFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the package.
   *
   * @param zip must not exist yet
   * @throws PackageRejected when the folder holds a link: what it leads to may not be meant
   */
  public void pack(Path zip) throws PackageRejected, IOException {
    Map<String, Path> files = files();
    try (FileSystem target =
        FileSystems.newFileSystem(
            URI.create("jar:" + zip.toUri()),
            Map.of("create", "true", "enablePosixFileAttributes", "true", "useTempFile", true))) {
      for (Map.Entry<String, Path> file : files.entrySet()) {
        add(file.getValue(), target.getPath("/", file.getKey().split("/")));
      }
    }
  }

  /**
   * What {@link #pack} leaves out, by path; a folder ends with a slash and stands for its content.
   */
  public List<String> leftOut() throws IOException {
    Collector collector = new Collector(rules());
    Files.walkFileTree(folder, collector);
    return List.copyOf(collector.leftOut);
  }

  /** A custom handler's program stays one: its mode travels with it. */
  private static void add(Path file, Path entry) throws IOException {
    Files.createDirectories(entry.getParent());
    Files.copy(file, entry);
    Files.setLastModifiedTime(entry, ONE_TIME);
    Files.setPosixFilePermissions(entry, Files.isExecutable(file) ? PROGRAM : FILE);
  }

  private Map<String, Path> files() throws PackageRejected, IOException {
    Collector collector = new Collector(rules());
    Files.walkFileTree(folder, collector);
    if (!collector.links.isEmpty()) {
      throw new PackageRejected(
          PackageRejected.Reason.UNSAFE,
          collector.links.getFirst(),
          folder
              + " cannot be packed: "
              + collector.links.getFirst()
              + " is a link. Replace it by what it leads to, or name it in .funcignore.");
    }
    return collector.files;
  }

  private IgnoreRules rules() throws IOException {
    List<String> lines = new ArrayList<>(NEVER_PACKED);
    Path own = folder.resolve(".funcignore");
    if (Files.isRegularFile(own)) {
      lines.addAll(Files.readAllLines(own));
    }
    return new IgnoreRules(lines);
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final Map<String, Path> files = new TreeMap<>();
    private final List<String> links = new ArrayList<>();
    private final Set<String> leftOut = new TreeSet<>();
    private final IgnoreRules rules;

    Collector(IgnoreRules rules) {
      this.rules = rules;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
      if (visited.equals(folder) || !rules.ignores(name(visited), true)) {
        return FileVisitResult.CONTINUE;
      }
      leftOut.add(name(visited) + "/");
      return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
      String name = name(visited);
      if (rules.ignores(name, false)) {
        leftOut.add(name);
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isRegularFile()) {
        files.put(name, visited);
      } else {
        links.add(name);
      }
      return FileVisitResult.CONTINUE;
    }

    private String name(Path visited) {
      return folder.relativize(visited).toString().replace('\\', '/');
    }
  }
}
