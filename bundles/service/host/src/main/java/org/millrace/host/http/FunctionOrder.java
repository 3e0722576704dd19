package org.millrace.host.http;

import java.util.Comparator;
import java.util.Locale;

/**
 * The order of function names that decides which of two matching routes wins: ordinal, letter case
 * ignored, as .NET has it (an underscore comes after the letters).
 */
public final class FunctionOrder {
  public static final Comparator<String> BY_NAME =
      Comparator.<String, String>comparing(name -> name.toUpperCase(Locale.ROOT));

  private FunctionOrder() {}
}
