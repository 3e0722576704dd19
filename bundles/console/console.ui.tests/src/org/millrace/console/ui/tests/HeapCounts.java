package org.millrace.console.ui.tests;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What is alive after a garbage collection.
 *
 * @param instances by the name of the class
 */
record HeapCounts(Map<String, Long> instances, long bytes) {
  private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");
  private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

  static HeapCounts now() {
    Map<String, Long> instances = new HashMap<>();
    long bytes = 0;
    for (String line : histogram().lines().toList()) {
      Matcher row = ROW.matcher(line);
      Matcher total = TOTAL.matcher(line);
      if (row.matches()) {
        instances.put(row.group(2), Long.valueOf(row.group(1)));
      } else if (total.matches()) {
        bytes = Long.parseLong(total.group(1));
      }
    }
    return new HeapCounts(instances, bytes);
  }

  private static String histogram() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException unknown) {
      throw new AssertionError(unknown);
    }
  }

  long of(String type) {
    return instances.getOrDefault(type, 0L);
  }
}
