package org.millrace.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Whom the programs in a container are to the kernel: the agent's own user, whose files they write.
 * A root agent gives them a user of their own, since root in a container is root.
 *
 * @param owns whether folders must be handed over to that user first
 */
record ContainerUser(int uid, int gid, boolean owns) {
  private static final int OF_ROOT_AGENT = 10001;

  static ContainerUser ofThisProcess() throws IOException {
    Path self = Path.of("/proc/self");
    int uid = (int) Files.getAttribute(self, "unix:uid");
    int gid = (int) Files.getAttribute(self, "unix:gid");
    return uid == 0
        ? new ContainerUser(OF_ROOT_AGENT, OF_ROOT_AGENT, true)
        : new ContainerUser(uid, gid, false);
  }

  /** As an engine takes it. Where that runs as the agent's user, root inside is that user. */
  String name(boolean rootless) {
    return rootless ? "0:0" : uid + ":" + gid;
  }

  /**
   * Hands a folder over with all that is in it. A folder that has been is left alone: from then on
   * workers write there, and root must not walk where they may swap a folder for a link.
   */
  void take(Path folder) throws IOException {
    if (!owns || (int) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS) == uid) {
      return;
    }
    Files.walkFileTree(folder, new Handover());
  }

  /** From the inside out: while a folder is not handed over, nobody else can change it. */
  private final class Handover extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      own(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failed)
        throws IOException {
      if (failed != null) {
        throw failed;
      }
      own(directory);
      return FileVisitResult.CONTINUE;
    }

    private void own(Path file) throws IOException {
      Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
