package org.millrace.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes the root file system of a container as a tar file: libraries, a shell, who is who. */
final class RootFileSystem {
  /** Since Debian 12 they are links into /usr; what dpkg lists below them lies there. */
  private static final List<String> TOP_LINKS = List.of("bin", "sbin", "lib", "lib64");

  private static final List<String> EMPTY = List.of("dev", "proc", "sys", "run", "var", "home");
  private static final Pattern WANTED =
      Pattern.compile("/usr/(lib(64)?/(?!.*/(gconv|audit)/).*|bin/(sh|dash))");

  private final TarArchiveOutputStream tar;
  private final Set<Path> written = new HashSet<>();

  private RootFileSystem(TarArchiveOutputStream tar) {
    this.tar = tar;
  }

  /**
   * @param files of packages; documentation and the like is left out
   * @param certificates whom to trust, as this machine does
   */
  static void write(
      OutputStream target, Collection<Path> files, byte[] certificates, ContainerUser user)
      throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(target, UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      RootFileSystem root = new RootFileSystem(tar);
      root.putTop();
      for (Path file : files) {
        root.putFile(file);
      }
      root.put("etc/passwd", passwd(user).getBytes(UTF_8));
      root.put("etc/group", "root:x:0:\nworker:x:%d:\n".formatted(user.gid()).getBytes(UTF_8));
      root.put("etc/nsswitch.conf", "hosts: files dns\n".getBytes(UTF_8));
      root.put("etc/ssl/certs/ca-certificates.crt", certificates);
    }
  }

  private static String passwd(ContainerUser user) {
    return "root:x:0:0:root:/:/bin/sh\n"
        + "worker:x:%d:%d:worker:/tmp:/bin/sh\n".formatted(user.uid(), user.gid());
  }

  private void putTop() throws IOException {
    for (String name : EMPTY) {
      putDirectory(Path.of("/", name), 0755);
    }
    putDirectory(Path.of("/tmp"), 01777);
    for (String name : TOP_LINKS) {
      Path link = Path.of("/", name);
      if (Files.isSymbolicLink(link)) {
        putLink(link);
        putDirectory(link.resolveSibling(Files.readSymbolicLink(link)).normalize(), 0755);
      }
    }
  }

  private void putFile(Path listed) throws IOException {
    if (!Files.exists(listed)) {
      return; // an administrator may leave files of a package out
    }
    Path file = listed.getParent().toRealPath().resolve(listed.getFileName());
    if (!WANTED.matcher(file.toString()).matches() || written.contains(file)) {
      return;
    }
    if (Files.isSymbolicLink(file)) {
      putParents(file);
      putLink(file);
    } else if (Files.isRegularFile(file)) {
      putParents(file);
      put(file.toString().substring(1), Files.readAllBytes(file), mode(file));
    }
    written.add(file);
  }

  private static int mode(Path file) {
    return Files.isExecutable(file) ? 0755 : 0644;
  }

  private void putParents(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null && parent.getNameCount() > 0) {
      putDirectory(parent, 0755);
    }
  }

  private void putDirectory(Path directory, int mode) throws IOException {
    putParents(directory);
    if (written.add(directory)) {
      TarArchiveEntry entry = new TarArchiveEntry(directory.toString().substring(1) + "/");
      entry.setMode(TarArchiveEntry.DEFAULT_DIR_MODE & ~07777 | mode);
      putEntry(entry, new byte[0]);
    }
  }

  private void putLink(Path link) throws IOException {
    TarArchiveEntry entry =
        new TarArchiveEntry(link.toString().substring(1), TarConstants.LF_SYMLINK);
    entry.setLinkName(Files.readSymbolicLink(link).toString());
    putEntry(entry, new byte[0]);
  }

  private void put(String name, byte[] content) throws IOException {
    putParents(Path.of("/", name));
    put(name, content, 0644);
  }

  private void put(String name, byte[] content, int mode) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(TarArchiveEntry.DEFAULT_FILE_MODE & ~07777 | mode);
    entry.setSize(content.length);
    putEntry(entry, content);
  }

  private void putEntry(TarArchiveEntry entry, byte[] content) throws IOException {
    entry.setIds(0, 0);
    entry.setModTime(0);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
