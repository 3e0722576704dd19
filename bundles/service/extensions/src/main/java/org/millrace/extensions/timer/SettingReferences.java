package org.millrace.extensions.timer;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts app settings in the place of {@code %NAME%}; what comes out is not looked at again. */
final class SettingReferences {
  private static final Pattern REFERENCE = Pattern.compile("%([^%]*)%");

  private final Map<String, String> settings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  SettingReferences(Map<String, String> settings) {
    this.settings.putAll(settings);
  }

  String resolve(String text) {
    StringBuilder resolved = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    int from = 0;
    while (reference.find()) {
      String value = settings.get(reference.group(1));
      if (value == null) {
        throw new ScheduleException(
            "The schedule '"
                + text
                + "' names the app setting "
                + reference.group(1)
                + ", which there is not.");
      }
      resolved.append(text, from, reference.start()).append(value);
      from = reference.end();
    }
    return resolved.append(text.substring(from)).toString();
  }
}
