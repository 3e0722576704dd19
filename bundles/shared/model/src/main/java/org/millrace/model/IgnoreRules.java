package org.millrace.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines in the form of .gitignore; the last one that matches a path decides. */
final class IgnoreRules {
  private final List<Rule> rules = new ArrayList<>();

  private record Rule(Pattern path, boolean foldersOnly, boolean taken) {
    boolean matches(String path, boolean folder) {
      return (folder || !foldersOnly) && this.path.matcher(path).matches();
    }
  }

  IgnoreRules(List<String> lines) {
    lines.forEach(this::add);
  }

  /**
   * Whether this very path is left out. What lies in a folder that is left out is not asked for.
   *
   * @param path relative to the folder of the rules, with forward slashes
   */
  boolean ignores(String path, boolean folder) {
    boolean ignored = false;
    for (Rule rule : rules) {
      if (rule.matches(path, folder)) {
        ignored = !rule.taken();
      }
    }
    return ignored;
  }

  private void add(String line) {
    String text = line.stripTrailing();
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    boolean taken = text.startsWith("!");
    String pattern = taken || text.startsWith("\\") ? text.substring(1) : text;
    boolean foldersOnly = pattern.endsWith("/");
    String bare = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
    if (bare.isEmpty()) {
      return;
    }
    boolean anywhere = bare.indexOf('/') < 0;
    String anchored = bare.startsWith("/") ? bare.substring(1) : bare;
    rules.add(
        new Rule(
            Pattern.compile((anywhere ? "(?:.*/)?" : "") + regex(anchored)), foldersOnly, taken));
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < glob.length()) {
      at = appendNext(regex, glob, at);
    }
    return regex.toString();
  }

  /** Translates what stands at the position; answers the position after it. */
  private static int appendNext(StringBuilder regex, String glob, int at) {
    if (glob.startsWith("**/", at)) {
      regex.append("(?:.*/)?");
      return at + 3;
    }
    if (glob.startsWith("**", at)) {
      regex.append(".*");
      return at + 2;
    }
    char c = glob.charAt(at);
    int classEnd = c == '[' ? glob.indexOf(']', at + 2) : -1;
    if (classEnd > 0) {
      appendClass(regex, glob.substring(at + 1, classEnd));
      return classEnd + 1;
    }
    switch (c) {
      case '*' -> regex.append("[^/]*");
      case '?' -> regex.append("[^/]");
      default -> regex.append(Pattern.quote(String.valueOf(c)));
    }
    return at + 1;
  }

  private static void appendClass(StringBuilder regex, String members) {
    boolean not = members.startsWith("!") || members.startsWith("^");
    String bare = not ? members.substring(1) : members;
    regex
        .append(not ? "[^/" : "[")
        .append(bare.replaceAll("([\\\\\\[\\]&^])", "\\\\$1"))
        .append(']');
  }
}
