package org.millrace.host.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.millrace.host.port.WorkerChannels.Transport;

/** A worker.config.json: which language its worker speaks and how it is started. */
final class WorkerConfig {
  static final String FILE = "worker.config.json";
  private static final JsonMapper JSON = new JsonMapper();
  private static final long LARGEST = 1 << 20;
  private static final String ROOT = "{WorkerRoot}";
  private static final Pattern VARIABLE = Pattern.compile("%([A-Za-z_][A-Za-z0-9_]*)%");

  private final Path directory;
  private final JsonNode root;
  private final Map<String, String> variables;
  private final JsonNode description;

  private WorkerConfig(Path directory, JsonNode root, Map<String, String> variables) {
    this.directory = directory;
    this.root = root;
    this.variables = variables;
    this.description = description();
  }

  /**
   * @param variables what {@code %NAME%} stands for
   */
  static WorkerConfig read(Path directory, Map<String, String> variables) throws IOException {
    Path file = directory.resolve(FILE);
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is larger than 1 MB.");
    }
    return new WorkerConfig(directory, JSON.readTree(file.toFile()), variables);
  }

  String language() {
    return description.path("language").asText("").toLowerCase(Locale.ROOT);
  }

  boolean isDisabled() {
    return description.path("isDisabled").asBoolean();
  }

  /**
   * @param moreArguments of the app's settings
   */
  WorkerRuntime runtime(Transport transport, String moreArguments) {
    List<String> command = new ArrayList<>();
    command.add(program());
    texts("arguments").forEach(argument -> command.addAll(split(expand(argument))));
    command.addAll(split(moreArguments));
    String worker = expand(description.path("defaultWorkerPath").asText(""));
    if (!worker.isEmpty()) {
      command.add(directory.resolve(worker).normalize().toString());
    }
    texts("workerArguments").forEach(argument -> command.addAll(split(expand(argument))));
    return new WorkerRuntime(
        language(),
        directory,
        command,
        transport,
        description.path("workerIndexing").asText("").equalsIgnoreCase("true"),
        WorkerTiming.parse(root.path("processOptions"))
            .withProcesses(variables.get("FUNCTIONS_WORKER_PROCESS_COUNT")));
  }

  private String program() {
    String program = description.path("defaultExecutablePath").asText("");
    if (program.startsWith(ROOT)) {
      return directory.resolve(program.substring(ROOT.length())).normalize().toString();
    }
    return expand(program);
  }

  /** The description with the members of the first profile whose conditions hold. */
  private JsonNode description() {
    JsonNode plain = root.path("description");
    for (JsonNode profile : root.path("profiles")) {
      if (holds(profile.path("conditions")) && plain instanceof ObjectNode object) {
        ObjectNode merged = object.deepCopy();
        if (profile.path("description") instanceof ObjectNode more) {
          merged.setAll(more);
        }
        return merged;
      }
    }
    return plain;
  }

  private boolean holds(JsonNode conditions) {
    for (JsonNode condition : conditions) {
      String name = condition.path("conditionName").asText("");
      String value =
          switch (condition.path("conditionType").asText("").toLowerCase(Locale.ROOT)) {
            case "environment" -> variables.getOrDefault(name, "");
            case "hostproperty" -> name.equalsIgnoreCase("platform") ? system() : "";
            default -> "";
          };
      if (!matches(condition.path("conditionExpression").asText(""), value)) {
        return false;
      }
    }
    return !conditions.isEmpty();
  }

  private static boolean matches(String expression, String value) {
    try {
      return Pattern.compile(expression, Pattern.CASE_INSENSITIVE).matcher(value).find();
    } catch (PatternSyntaxException broken) {
      return false;
    }
  }

  private List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    description.path(name).forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private String expand(String text) {
    String placed =
        text.replace("{workerDirectoryPath}", directory.toString())
            .replace("{os}", system())
            .replace("{architecture}", architecture());
    return VARIABLE
        .matcher(placed)
        .replaceAll(match ->
            java.util.regex.Matcher.quoteReplacement(variables.getOrDefault(match.group(1), "")));
  }

  private static List<String> split(String arguments) {
    return Arrays.stream(arguments.strip().split("\\s+")).filter(text -> !text.isEmpty()).toList();
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? "Windows" : name.startsWith("mac") ? "OSX" : "Linux";
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch")) {
      case "aarch64" -> "Arm64";
      case "x86", "i386" -> "X86";
      default -> "X64";
    };
  }
}
