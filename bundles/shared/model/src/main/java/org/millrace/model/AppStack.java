package org.millrace.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells from an unpacked app which language worker it needs, by the rules of PackageCheck. */
public final class AppStack {
  private static final long LARGEST = 1 << 20;

  private AppStack() {}

  /** The word of FUNCTIONS_WORKER_RUNTIME, such as {@code node}; empty when nothing tells. */
  public static String of(Path app) throws IOException {
    PackageStack stack = new PackageStack();
    for (Path file : children(app)) {
      stack.sawFile(file.getFileName().toString());
    }
    object(app.resolve("worker.config.json"), stack, AppStack::sawWorker);
    object(app.resolve("host.json"), stack, AppStack::sawHost);
    for (FunctionFolder folder : FunctionFolder.of(app)) {
      sawFunction(folder, stack);
      for (Path file : children(app.resolve(folder.name()))) {
        stack.sawFile(folder.name() + "/" + file.getFileName());
      }
    }
    return stack.runtime();
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isRegularFile).limit(1000).toList();
    }
  }

  private static void sawFunction(FunctionFolder folder, PackageStack stack) throws IOException {
    try {
      stack.sawFunction(folder.read());
    } catch (ConfigurationException broken) {
      // Whoever loads it says what is wrong; it only tells nothing of the language.
      return;
    }
  }

  private interface Look {
    void at(ObjectNode json, PackageStack stack);
  }

  private static void object(Path file, PackageStack stack, Look look) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      return;
    }
    try {
      String text = JsonDocument.text(Files.readAllBytes(file));
      look.at(JsonDocument.readObject(text, file.getFileName().toString()), stack);
    } catch (ConfigurationException broken) {
      // As above: not for us to say.
      return;
    }
  }

  private static void sawWorker(ObjectNode json, PackageStack stack) {
    String language = json.path("description").path("language").asText("");
    stack.sawWorkerConfiguration(language.toLowerCase(Locale.ROOT));
  }

  private static void sawHost(ObjectNode json, PackageStack stack) {
    if (json.hasNonNull("customHandler")) {
      stack.sawCustomHandler();
    }
  }
}
