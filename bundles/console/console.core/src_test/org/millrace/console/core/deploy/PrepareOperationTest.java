package org.millrace.console.core.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrepareOperationTest {
  @TempDir Path folder;

  private PreparedPackage prepare() throws CoreException {
    PrepareOperation operation = new PrepareOperation("test", folder);
    operation.run(SubMonitor.convert(null));
    return operation.prepared();
  }

  @Test
  void a_folder_becomes_a_zip_that_is_deleted_when_it_was_sent() throws Exception {
    Files.writeString(folder.resolve("host.json"), "{\"version\": \"2.0\"}");
    Files.writeString(folder.resolve("local.settings.json"), "{}");

    Path zip;
    try (PreparedPackage prepared = prepare()) {
      zip = prepared.zip();
      try (ZipFile content = new ZipFile(zip.toFile())) {
        assertEquals(
            List.of("host.json"), content.stream().map(ZipEntry::getName).toList());
      }
      assertEquals(Files.size(zip), prepared.contents().packedBytes());
    }

    assertFalse(Files.exists(zip));
    assertFalse(Files.exists(zip.getParent()));
  }

  @Test
  void a_project_folder_is_refused_with_what_to_drop_instead() throws IOException {
    Files.writeString(folder.resolve("package.json"), "{}");

    CoreException refused = assertThrows(CoreException.class, this::prepare);

    assertTrue(refused.getMessage().contains(folder.getFileName() + " has no host.json."));
  }

  @Test
  void the_content_of_the_one_folder_in_a_zip_can_be_taken() throws Exception {
    Path zip = folder.resolve("orders.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("orders-main/host.json", "orders-main/src/a.js")) {
        out.putNextEntry(new ZipEntry(name));
        out.write("{\"version\": \"2.0\"}".getBytes(StandardCharsets.UTF_8));
      }
    }
    PrepareOperation whole = new PrepareOperation("test", zip);
    CoreException refused =
        assertThrows(CoreException.class, () -> whole.run(SubMonitor.convert(null)));
    String within = PrepareOperation.enclosingFolder(refused.getStatus()).orElseThrow();

    PrepareOperation content = new PrepareOperation("test", zip, within);
    content.run(SubMonitor.convert(null));

    try (PreparedPackage prepared = content.prepared();
        ZipFile taken = new ZipFile(prepared.zip().toFile())) {
      assertEquals("orders.zip", prepared.name());
      assertEquals(
          List.of("host.json", "src/a.js"),
          taken.stream().filter(one -> !one.isDirectory()).map(ZipEntry::getName).toList());
    }
    assertTrue(Files.exists(zip));
  }

  @Test
  void what_is_not_there_is_said() {
    PrepareOperation operation = new PrepareOperation("test", folder.resolve("gone.zip"));

    CoreException refused =
        assertThrows(CoreException.class, () -> operation.run(SubMonitor.convert(null)));

    assertTrue(refused.getMessage().contains("gone.zip"));
  }
}
