package org.millrace.publish;

import java.util.Locale;

/**
 * The program that publishes, as its User-Agent tells.
 *
 * @param readsOnlyObjects whether it crashes on any answer but a JSON object, refusals included
 */
record PublishClient(String name, boolean readsOnlyObjects) {
  private static final int NAME_LIMIT = 60;

  /**
   * @param userAgent null when there is none. It may be 4 KB long: .NET clients add a copy of it
   *     with each poll
   */
  static PublishClient of(String userAgent) {
    String text = userAgent == null ? "" : userAgent.strip();
    if (text.startsWith("Azure.Functions.Sdk/")) {
      return new PublishClient("dotnet", true);
    }
    return new PublishClient(name(text), false);
  }

  private static String name(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("_visualstudio_")) {
      // MSBuild sets the same version outside Visual Studio: the two cannot be told apart.
      return "Visual Studio or dotnet";
    }
    if (lower.startsWith("githubactions_")) {
      return "GitHub Actions";
    }
    if (lower.startsWith("functions-core-tools/")) {
      return "func";
    }
    if (lower.startsWith("curl/")) {
      return "curl";
    }
    if (lower.contains("powershell/")) {
      return "PowerShell";
    }
    return firstWord(text);
  }

  private static String firstWord(String text) {
    String word = text.split("[\\s/(]", 2)[0].replaceAll("[^\\x21-\\x7e]", "");
    if (word.isEmpty()) {
      // The WebSDK's Kudu method sends none.
      return "unnamed client";
    }
    return word.length() > NAME_LIMIT ? word.substring(0, NAME_LIMIT) : word;
  }
}
