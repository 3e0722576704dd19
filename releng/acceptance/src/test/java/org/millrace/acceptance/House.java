package org.millrace.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Where the build put what the tests use. */
final class House {
  private House() {}

  /** The folder of the reactor. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("bundles/service"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static Path millrace() {
    return root().resolve("releng/distribution/target/millrace/bin/millrace");
  }

  /** A sample app as a package, such as {@code hello}. */
  static Path sample(String name) {
    return root().resolve("samples/target").resolve(name + ".zip");
  }

  /**
   * Makes the package, named by its answer, of an app whose function {@code say} answers so; {@code
   * wait} in the query says after how many milliseconds, else it is two.
   */
  static Path answering(Path folder, String answer) throws IOException {
    return app(
        folder.resolve(answer + ".zip"),
        "anonymous",
        """
        module.exports = async (context, request) => {
          await new Promise(done => setTimeout(done, Number(request.query.wait || 2)));
          context.res = { body: '%s' };
        };
        """
            .formatted(answer));
  }

  /**
   * Makes the package of an app with one function, {@code say}.
   *
   * @param level who may call it
   * @param script its code
   */
  static Path app(Path zip, String level, String script) throws IOException {
    Map<String, String> files =
        Map.of(
            "host.json",
            "{\"version\":\"2.0\"}",
            "say/function.json",
            """
            {"bindings":[
              {"type":"httpTrigger","direction":"in","name":"req","authLevel":"%s","methods":["get","post"]},
              {"type":"http","direction":"out","name":"res"}]}
            """
                .formatted(level),
            "say/index.js",
            script);
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream content = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        content.putNextEntry(new ZipEntry(file.getKey()));
        content.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }
}
