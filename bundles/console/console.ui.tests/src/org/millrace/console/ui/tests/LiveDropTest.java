package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;

/** What is dragged out of another program onto things of real agents. */
final class LiveDropTest extends LiveTest {
  private static final int BOMB = 64 << 20;
  private static final String HOST = "{\"version\": \"2.0\"}";

  @TempDir static Path files;
  @RegisterExtension final FileDrag drag = FileDrag.ready();

  @Test
  void a_folder_dropped_on_the_installation_is_a_new_app_that_answers() throws IOException {
    Path app = unpacked(files.resolve("greetings"));

    drag.dropOn(List.of(app), row(), "New function app on plant");
    NameQuestion.answer("welcome");

    awaitLive("welcome", 1);
    select("welcome", "hello");
    Bot.command(ConsoleIds.COMMAND_TEST);
    Bot.click(TestIds.TEST_SEND);
    Bot.await("the answer", () -> "Hello, world".equals(Answer.body()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void what_is_no_package_is_refused_and_the_old_version_answers(
      String what, List<Path> dropped, String sentence) throws IOException {
    if (shown("orders").isEmpty()) {
      south().say("deploy", "orders", Built.hello().toString(), "--create");
    }
    awaitLive("orders", 1);

    drag.dropOn(dropped, row("orders"), "Deploy to orders on plant");

    assertEquals(sentence, Bot.notification());
    assertEquals(1, north().ask("deployments", "orders").size());
    assertEquals("Hello, world", called("orders", "/api/hello"));
    assertFalse(shown("orders").contains("Deploying"), shown("orders"));
  }

  static Stream<Arguments> what_is_no_package_is_refused_and_the_old_version_answers()
      throws IOException {
    Path letter = Files.writeString(files.resolve("letter.zip"), "Dear agent,");
    byte[] hello = Files.readAllBytes(Built.hello());
    Path half = Files.write(files.resolve("half.zip"), Arrays.copyOf(hello, hello.length / 2));
    Path slip = zip("slip.zip", "host.json", HOST, "../evil.js", "evil");
    Path bomb = bomb(files.resolve("bomb.zip"));
    Path bare = zip("bare.zip", "index.js", "");
    Path enclosed = zip("enclosed.zip", "orders-main/host.json", HOST);
    Path project = Files.createDirectory(files.resolve("shop-src"));
    Files.writeString(project.resolve("shop.csproj"), "<Project/>");
    return Stream.of(
        refused(
            "a letter", "letter.zip was not taken: it is not a zip. Nothing was changed.", letter),
        refused(
            "half", "half.zip was not taken: it ends in the middle. Nothing was changed.", half),
        refused(
            "a name that leaves",
            "slip.zip was not taken: entry ../evil.js leaves the package. Nothing was changed.",
            slip),
        refused(
            "a bomb",
            "bomb.zip was not taken: it unpacks to more than 200 times its size. Nothing was changed.",
            bomb),
        refused(
            "no host.json",
            "bare.zip has no host.json at its root, so it is not a function app. Deploy the build"
                + " output, not the project folder.",
            bare),
        refused(
            "a folder around it",
            "enclosed.zip has everything inside the folder orders-main. host.json belongs at its"
                + " root.",
            enclosed),
        refused("three zips", "Drop one package at a time; these are 3.", letter, half, slip),
        refused(
            "a project",
            "shop-src has no host.json. Drop the build output of the project (for .NET"
                + " bin/Release/…/publish, for Maven target/azure-functions/NAME).",
            project));
  }

  private static Arguments refused(String what, String sentence, Path... dropped) {
    return Arguments.of(what, List.of(dropped), sentence);
  }

  private static Path zip(String name, String... namesAndTexts) throws IOException {
    Path zip = files.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }

  private static Path bomb(Path zip) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("host.json"));
      out.write(HOST.getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("zeros"));
      out.write(new byte[BOMB]);
    }
    return zip;
  }

  /** The sample app as a folder. */
  private static Path unpacked(Path target) throws IOException {
    try (ZipFile zip = new ZipFile(Built.hello().toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        Path file = target.resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (!entry.isDirectory()) {
          try (OutputStream out = Files.newOutputStream(file)) {
            zip.getInputStream(entry).transferTo(out);
          }
        }
      }
    }
    return target;
  }
}
