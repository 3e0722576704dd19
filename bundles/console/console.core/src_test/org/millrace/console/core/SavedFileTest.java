package org.millrace.console.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SavedFileTest {
  private static final byte[] SECRET = {1, 2, 3};

  @TempDir Path folder;

  @BeforeEach
  void onlyWhereFilesHaveRights() {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  private Path place() {
    return folder.resolve("orders.pubxml");
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private String usualRights() throws IOException {
    Path usual = Files.createFile(folder.resolve("usual"));
    String rights = rights(usual);
    Files.delete(usual);
    return rights;
  }

  @Test
  void a_secret_is_its_owners_alone_while_it_is_written_and_afterwards() throws Exception {
    List<String> meanwhile = new ArrayList<>();

    new SavedFile(place(), false)
        .forOwnerOnly()
        .write(to -> {
          to.write(SECRET, SECRET.length);
          for (Path file : files()) {
            meanwhile.add(rights(file));
          }
        });

    assertEquals(List.of("rw-------"), meanwhile);
    assertEquals("rw-------", rights(place()));
  }

  @Test
  void a_secret_that_replaces_a_file_of_all_is_its_owners_alone() throws Exception {
    Files.writeString(place(), "before");
    Files.setPosixFilePermissions(place(), PosixFilePermissions.fromString("rw-r--r--"));

    new SavedFile(place(), true).forOwnerOnly().write(to -> to.write(SECRET, SECRET.length));

    assertEquals("rw-------", rights(place()));
  }

  @Test
  void what_is_no_secret_has_the_usual_rights() throws Exception {
    String usual = usualRights();

    new SavedFile(place(), false).write(to -> to.write(SECRET, SECRET.length));

    assertEquals(usual, rights(place()));
  }

  @Test
  void a_file_that_looks_like_our_unfinished_one_is_left_alone() throws Exception {
    Path theirs = folder.resolve("orders.pubxml.part");
    Files.writeString(theirs, "mine");

    new SavedFile(place(), false).write(to -> to.write(SECRET, SECRET.length));

    assertEquals("mine", Files.readString(theirs));
    assertEquals(2, files().size());
  }

  @Test
  void nothing_is_asked_for_when_the_file_is_there_already() throws Exception {
    Files.writeString(place(), "before");

    CoreException there =
        assertThrows(
            CoreException.class,
            () ->
                new SavedFile(place(), false)
                    .write(to -> {
                      throw new AssertionError("The content was asked for.");
                    }));

    assertTrue(SavedFile.isThere(there.getStatus()));
    assertEquals("before", Files.readString(place()));
  }
}
