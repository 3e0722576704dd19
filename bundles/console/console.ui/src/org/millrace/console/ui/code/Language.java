package org.millrace.console.ui.code;

import java.util.List;
import java.util.Set;

/**
 * What of a language shows without understanding it.
 *
 * @param lineComments what a comment up to the end of the line begins with
 * @param hasBlockComments whether there are comments as in C
 * @param quotes what stands around texts; longer ones first
 */
record Language(
    List<String> lineComments, boolean hasBlockComments, List<String> quotes, Set<String> words) {

  static final Language PLAIN = new Language(List.of(), false, List.of(), Set.of());

  private static final Language JSON =
      new Language(List.of("//"), true, List.of("\""), Set.of("true", "false", "null"));

  private static final Language JAVASCRIPT =
      new Language(
          List.of("//"),
          true,
          List.of("`", "'", "\""),
          words(
              "async await break case catch class const continue debugger default delete do else"
                  + " export extends false finally for from function if import in instanceof let"
                  + " new null of return static super switch this throw true try typeof undefined"
                  + " var void while with yield"));

  private static final Language PYTHON =
      new Language(
          List.of("#"),
          false,
          List.of("\"\"\"", "'''", "\"", "'"),
          words(
              "False None True and as assert async await break class continue def del elif else"
                  + " except finally for from global if import in is lambda nonlocal not or pass"
                  + " raise return try while with yield"));

  private static final Language C_LIKE =
      new Language(
          List.of("//"),
          true,
          List.of("\"\"\"", "\"", "'"),
          words(
              "abstract as async await base bool boolean break byte case catch char class const"
                  + " continue default do double else enum extends false final finally float for"
                  + " foreach if implements import in int interface internal is long namespace new"
                  + " null object out override package private protected public readonly record ref"
                  + " return sealed short static string struct super switch this throw throws true"
                  + " try using var virtual void while"));

  private static final Language SCRIPT =
      new Language(List.of("#"), false, List.of("\"", "'"), Set.of());

  /** By the end of the file's name. */
  static Language of(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "js", "mjs", "cjs", "ts", "jsx", "tsx" -> JAVASCRIPT;
      case "json" -> JSON;
      case "py" -> PYTHON;
      case "cs", "csx", "java" -> C_LIKE;
      case "sh", "ps1", "yml", "yaml" -> SCRIPT;
      default -> PLAIN;
    };
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }
}
