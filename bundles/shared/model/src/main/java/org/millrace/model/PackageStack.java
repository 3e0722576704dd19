package org.millrace.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Guesses from a package's content which language worker it needs. A setting
 * FUNCTIONS_WORKER_RUNTIME, which is not in the package, wins over the guess.
 */
final class PackageStack {
  private static final Map<String, String> BY_SCRIPT =
      Map.of(
          "js",
          "node",
          "mjs",
          "node",
          "cjs",
          "node",
          "ts",
          "node",
          "py",
          "python",
          "jar",
          "java",
          "ps1",
          "powershell",
          "dll",
          "dotnet",
          "csx",
          "dotnet");

  private String declared = "";
  private boolean custom;
  private boolean inProcess;
  private boolean nodePackage;
  private boolean pythonModel;
  private boolean powershellProfile;
  private final List<String> scripts = new ArrayList<>();

  void sawFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    nodePackage |= lower.equals("package.json");
    pythonModel |= lower.equals("function_app.py");
    powershellProfile |= lower.equals("profile.ps1");
    if (lower.equals("functions.metadata") && declared.isEmpty()) {
      declared = "dotnet-isolated";
    }
    if (lower.matches("[^/]+/(run\\.(ps1|csx|py|js)|index\\.(js|mjs|cjs)|__init__\\.py)")) {
      sawScript(lower);
    }
  }

  void sawWorkerConfiguration(String language) {
    declared = language;
  }

  void sawCustomHandler() {
    custom = true;
  }

  void sawFunction(FunctionJson function) {
    inProcess |= function.isInProcess();
    if (!function.scriptFile().isEmpty()) {
      sawScript(function.scriptFile());
    }
  }

  private void sawScript(String file) {
    if (scripts.size() < 100) {
      scripts.add(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
  }

  boolean isInProcess() {
    return declared.isEmpty() && inProcess;
  }

  /** Empty when nothing tells. */
  String runtime() {
    if (!declared.isEmpty()) {
      return declared;
    }
    if (custom) {
      return "custom";
    }
    if (inProcess) {
      return "dotnet";
    }
    if (pythonModel) {
      return "python";
    }
    if (nodePackage) {
      return "node";
    }
    if (powershellProfile) {
      return "powershell";
    }
    return scripts.stream()
        .filter(BY_SCRIPT::containsKey)
        .map(BY_SCRIPT::get)
        .findFirst()
        .orElse("");
  }
}
