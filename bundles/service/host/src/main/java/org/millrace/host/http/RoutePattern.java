package org.millrace.host.http;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The constraint regex(…). The pattern comes with the app and runs on an event loop that all apps
 * share: it is given a number of steps, and what needs more does not match.
 */
final class RoutePattern {
  private static final int STEPS = 100_000;

  private RoutePattern() {}

  static Predicate<String> parse(String expression) throws RouteException {
    try {
      Pattern pattern = Pattern.compile(javaForm(expression), Pattern.CASE_INSENSITIVE);
      return value -> find(pattern, value);
    } catch (PatternSyntaxException broken) {
      throw new RouteException("has a regex that is none: " + broken.getDescription());
    }
  }

  private static boolean find(Pattern pattern, String value) {
    try {
      return pattern.matcher(new Counted(value, 0, value.length(), new int[] {STEPS})).find();
    } catch (OutOfSteps | StackOverflowError tooHard) {
      return false;
    }
  }

  /** .NET takes an opening bracket or && inside a character class as what it is. */
  private static String javaForm(String expression) {
    StringBuilder java = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\' && i + 1 < expression.length()) {
        java.append(c).append(expression.charAt(++i));
        continue;
      }
      if (inClass && (c == '[' || c == '&')) {
        java.append('\\');
      }
      inClass = inClass ? c != ']' : c == '[';
      java.append(c);
    }
    return java.toString();
  }

  private static final class OutOfSteps extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfSteps() {
      super(null, null, false, false);
    }
  }

  private record Counted(String text, int start, int end, int[] left) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new OutOfSteps();
      }
      return text.charAt(start + index);
    }

    @Override
    public int length() {
      return end - start;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Counted(text, start + from, start + to, left);
    }

    @Override
    public String toString() {
      return text.substring(start, end);
    }
  }
}
