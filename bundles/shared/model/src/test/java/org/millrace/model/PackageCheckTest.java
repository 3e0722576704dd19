package org.millrace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.model.PackageRejected.Reason;

class PackageCheckTest {
  private static final int LINK = 0120777;
  private static final int DEVICE = 0060644;

  @TempDir Path folder;

  @Test
  void a_node_app_is_taken_and_described() throws Exception {
    PackageContents contents =
        check(
            ZipForge.app()
                .file("package.json", "{}")
                .file("Hello/function.json", function("httpTrigger"))
                .file("Hello/index.js", "module.exports = 1"));
    assertEquals("node", contents.runtime());
    assertEquals(java.util.List.of("Hello"), contents.functions());
    assertEquals(4, contents.entries());
    assertTrue(contents.warnings().isEmpty(), contents.warnings()::toString);
  }

  @Test
  void something_else_is_not_a_zip() throws Exception {
    Path text = Files.writeString(folder.resolve("orders.zip"), "hello, I am a text file");
    refused(
        text, Reason.NOT_A_ZIP, "orders.zip was not taken: it is not a zip. Nothing was changed.");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 21})
  void a_file_too_short_for_a_zip_is_not_a_zip(int length) throws Exception {
    Path file = Files.write(folder.resolve("orders.zip"), new byte[length]);
    assertEquals(Reason.NOT_A_ZIP, refused(file).reason());
  }

  @Test
  void a_zip_cut_off_at_any_byte_is_refused() throws Exception {
    byte[] whole = ZipForge.app().file("a.js", "x".repeat(300)).bytes();
    for (int length = 4; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("orders.zip"), Arrays.copyOf(whole, length));
      assertEquals(Reason.DAMAGED, refused(cut).reason(), "cut at " + length);
    }
  }

  @Test
  void a_zip_with_any_byte_of_its_content_changed_is_refused() throws Exception {
    byte[] whole = ZipForge.app().file("a.js", "abcdefghijklmnopqrstuvwxyz0123456789").bytes();
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    int start = text.indexOf("a.js") + 4;
    int end = text.indexOf("PK\u0001\u0002");
    for (int at = start; at < end; at++) {
      byte[] changed = whole.clone();
      changed[at] = (byte) ~changed[at];
      Path file = Files.write(folder.resolve("orders.zip"), changed);
      assertEquals(Reason.DAMAGED, refused(file).reason(), "changed at " + at);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, leaves the package",
    "a/../../b, leaves the package",
    "a/.., leaves the package",
    "..\\..\\windows\\x, leaves the package",
    "/etc/passwd, has an absolute path",
    "\\\\server\\share, has an absolute path",
    "C:\\x.txt, has an absolute path",
    "c:x.txt, has an absolute path",
    "'a\u0000b', has no proper name",
    "'a\nb', has no proper name"
  })
  void a_name_that_leaves_the_package_is_refused(String name, String why) throws Exception {
    PackageRejected refused = refused(zip(ZipForge.app().file(name, "x")));
    assertEquals(Reason.UNSAFE, refused.reason());
    assertTrue(refused.getMessage().contains(why), refused::getMessage);
    assertTrue(refused.getMessage().endsWith("Nothing was changed."), refused::getMessage);
  }

  @Test
  void names_that_collide_without_letter_case_are_refused() throws Exception {
    refused(
        zip(ZipForge.app().file("src/A.js", "1").file("src/a.js", "2")),
        Reason.UNSAFE,
        "orders.zip was not taken: it has two entries named src/A.js and src/a.js. Nothing was changed.");
  }

  @Test
  void a_file_and_a_folder_of_one_name_are_refused() throws Exception {
    assertEquals(
        Reason.UNSAFE,
        refused(zip(ZipForge.app().file("src", "1").file("SRC/a.js", "2"))).reason());
  }

  @Test
  void links_and_devices_are_refused() throws Exception {
    refused(
        zip(ZipForge.app().withMode("link", "/etc/passwd", LINK)),
        Reason.UNSAFE,
        "orders.zip was not taken: entry link is a link. Nothing was changed.");
    assertEquals(Reason.UNSAFE, refused(zip(ZipForge.app().withMode("disk", "", DEVICE))).reason());
    assertEquals(Reason.UNSAFE, refused(zip(ZipForge.app().encrypted("secret"))).reason());
  }

  @Test
  void a_bomb_is_refused_before_it_is_unpacked() throws Exception {
    refused(
        zip(ZipForge.app().file("zeros", new byte[17 << 20])),
        Reason.TOO_LARGE,
        "orders.zip was not taken: it unpacks to more than 200 times its size. Nothing was changed.");
  }

  @Test
  void what_is_claimed_to_be_small_is_counted_as_it_comes() throws Exception {
    assertEquals(
        Reason.DAMAGED,
        refused(zip(ZipForge.app().lying("zeros", new byte[1 << 20], 10))).reason());
  }

  @Test
  void entries_that_share_their_bytes_are_refused() throws Exception {
    byte[] host = "{\"version\":\"2.0\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        Reason.DAMAGED,
        refused(zip(ZipForge.app().sharing("again", host).sharing("more", host))).reason());
  }

  @Test
  void limits_hold_for_entries_and_bytes() throws Exception {
    PackageLimits small = new PackageLimits(2, 1000, 100, 200, 16 << 20);
    Path many = zip(ZipForge.app().file("a", "1").file("b", "2"));
    assertEquals(
        "orders.zip was not taken: it has more than 2 entries. Nothing was changed.",
        assertThrows(PackageRejected.class, () -> new PackageCheck(small).check(many, "orders.zip"))
            .getMessage());
    Path large = zip(ZipForge.app().file("a", "x".repeat(100)));
    assertEquals(
        Reason.TOO_LARGE,
        assertThrows(
                PackageRejected.class, () -> new PackageCheck(small).check(large, "orders.zip"))
            .reason());
    Path heavy = Files.write(folder.resolve("heavy.zip"), new byte[1001]);
    assertEquals(
        Reason.TOO_LARGE,
        assertThrows(PackageRejected.class, () -> new PackageCheck(small).check(heavy, "heavy.zip"))
            .reason());
  }

  @Test
  void a_package_without_host_json_is_told_what_it_lacks() throws Exception {
    refused(
        zip(new ZipForge().file("index.js", "1")),
        Reason.NO_HOST_JSON,
        "orders.zip has no host.json at its root, so it is not a function app. Deploy the build output, not the project folder.");
    assertEquals(Reason.NO_HOST_JSON, refused(zip(new ZipForge())).reason());
  }

  @Test
  void a_package_with_everything_one_folder_down_is_told_which() throws Exception {
    PackageRejected refused =
        refused(
            zip(new ZipForge().file("orders-main/host.json", "{}").file("orders-main/a.js", "1")));
    assertEquals(Reason.ENCLOSED, refused.reason());
    assertEquals("orders-main", refused.subject());
    assertEquals(
        "orders.zip has everything inside the folder orders-main. host.json belongs at its root.",
        refused.getMessage());
  }

  @Test
  void a_project_folder_is_not_its_build_output() throws Exception {
    PackageRejected refused =
        refused(zip(ZipForge.app().file("Orders.csproj", "<Project/>").file("Hello.cs", "")));
    assertEquals(Reason.UNSUPPORTED, refused.reason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ \"version\": \"2.0\", | host.json is not valid JSON at line 1, column",
        "{\"version\":\"3.0\"} | host.json has version \"3.0\", but only \"2.0\" can be run.",
        "{\"extensions\":{}} | host.json has no version. Add \"version\": \"2.0\" to it.",
        "[] | host.json must hold a JSON object.",
        "' ' | host.json is empty.",
        "{\"version\":2.0} | host.json has version 2.0"
      })
  void a_broken_host_json_is_refused_with_its_place(String text, String why) throws Exception {
    PackageRejected refused = refused(zip(new ZipForge().file("host.json", text)));
    assertEquals(Reason.BROKEN_HOST_JSON, refused.reason());
    assertTrue(refused.getMessage().contains(why), refused::getMessage);
  }

  @Test
  void a_broken_function_is_a_warning_only() throws Exception {
    PackageContents contents =
        check(
            ZipForge.app()
                .file("Bad/function.json", "{")
                .file("Good/function.json", function("httpTrigger"))
                .file("local.settings.json", "{}"));
    assertEquals(java.util.List.of("Bad", "Good"), contents.functions());
    assertEquals(2, contents.warnings().size(), contents.warnings()::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "inproc.zip, C# in-process; needs the isolated worker model",
    "web.zip, so it is not a function app (it is an ASP.NET Core web app)",
    "web-2.zip, so it is not a function app (it is an ASP.NET Core web app)",
    "worker.zip, so it is not a function app (it is a .NET program)"
  })
  void recorded_packages_of_other_kinds_are_refused(String file, String why) {
    Path zip = SharedFixtures.folder("publish").resolve("zips").resolve(file);
    PackageRejected refused =
        assertThrows(PackageRejected.class, () -> new PackageCheck().check(zip, file));
    assertTrue(refused.getMessage().contains(why), refused::getMessage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "isolated-1.15.1.zip",
        "isolated-2.1.0.zip",
        "isolated-2.1.0-selfcontained.zip",
        "isolated-2.1.0-win-x64.zip",
        "isolated-azure-functions-sdk-0.5.0.zip"
      })
  void recorded_isolated_packages_are_taken(String file) throws Exception {
    Path zip = SharedFixtures.folder("publish").resolve("zips").resolve(file);
    assertEquals("dotnet-isolated", new PackageCheck().check(zip, file).runtime());
  }

  @Test
  void a_bomb_costs_no_memory() throws Exception {
    Path bomb = folder.resolve("bomb.zip");
    try (var output = new java.util.zip.ZipOutputStream(Files.newOutputStream(bomb))) {
      output.putNextEntry(new java.util.zip.ZipEntry("host.json"));
      output.write("{}".getBytes(StandardCharsets.UTF_8));
      output.putNextEntry(new java.util.zip.ZipEntry("zeros"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 256; i++) {
        output.write(zeros);
      }
    }
    long allocated = allocatedBy(() -> refused(bomb));
    assertTrue(allocated < 8 << 20, "allocated " + allocated);
  }

  private interface Step {
    void run() throws Exception;
  }

  private static long allocatedBy(Step step) throws Exception {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    step.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static String function(String trigger) {
    return "{\"bindings\":[{\"type\":\"" + trigger + "\",\"direction\":\"in\",\"name\":\"req\"}]}";
  }

  private Path zip(ZipForge forge) throws IOException {
    return forge.write(folder.resolve("orders.zip"));
  }

  private PackageContents check(ZipForge forge) throws Exception {
    return new PackageCheck().check(zip(forge), "orders.zip");
  }

  private static PackageRejected refused(Path zip) {
    return assertThrows(
        PackageRejected.class, () -> new PackageCheck().check(zip, zip.getFileName().toString()));
  }

  private static void refused(Path zip, Reason reason, String message) {
    PackageRejected refused = refused(zip);
    assertEquals(message, refused.getMessage());
    assertEquals(reason, refused.reason());
  }
}
