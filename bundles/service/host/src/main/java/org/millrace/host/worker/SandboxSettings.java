package org.millrace.host.worker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.millrace.host.port.Sandbox.Egress;
import org.millrace.host.port.Sandbox.Limits;

/**
 * What an app's settings say about its sandbox. A setting that cannot be understood is an {@link
 * IllegalArgumentException} of one sentence: nobody runs with less protection than was meant.
 */
record SandboxSettings(Limits limits, Egress egress) {
  static final String EGRESS = "MILLRACE_EGRESS";
  static final String MEMORY = "MILLRACE_MEMORY";
  static final String CPUS = "MILLRACE_CPUS";
  static final String PROCESSES = "MILLRACE_PROCESSES";

  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,6})([MG])");

  /**
   * @param otherwise holds for what no setting names
   */
  static SandboxSettings read(Map<String, String> settings, Limits otherwise) {
    return new SandboxSettings(
        new Limits(
            settings.containsKey(MEMORY)
                ? bytes(settings.get(MEMORY).strip())
                : otherwise.memoryBytes(),
            settings.containsKey(CPUS) ? cpus(settings.get(CPUS).strip()) : otherwise.cpus(),
            settings.containsKey(PROCESSES)
                ? processes(settings.get(PROCESSES).strip())
                : otherwise.processes()),
        egress(settings.getOrDefault(EGRESS, "open").strip()));
  }

  private static Egress egress(String text) {
    for (Egress egress : Egress.values()) {
      if (egress.name().equalsIgnoreCase(text)) {
        return egress;
      }
    }
    throw wrong(
        EGRESS,
        text,
        "Write one of "
            + Arrays.stream(Egress.values())
                .map(egress -> egress.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "))
            + ".");
  }

  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text.toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      throw wrong(MEMORY, text, "Write megabytes or gigabytes, such as 512M or 2G.");
    }
    return Long.parseLong(size.group(1)) << (size.group(2).equals("G") ? 30 : 20);
  }

  private static double cpus(String text) {
    try {
      double cpus = Double.parseDouble(text);
      if (cpus >= 0.01 && cpus <= 1024) {
        return cpus;
      }
    } catch (NumberFormatException noNumber) {
      // told below
    }
    throw wrong(CPUS, text, "Write how many processors a worker may use, such as 0.5 or 2.");
  }

  private static int processes(String text) {
    try {
      int processes = Integer.parseInt(text);
      if (processes >= 1 && processes <= 1_000_000) {
        return processes;
      }
    } catch (NumberFormatException noNumber) {
      // told below
    }
    throw wrong(PROCESSES, text, "Write how many processes and threads a worker may have.");
  }

  private static IllegalArgumentException wrong(String name, String text, String advice) {
    return new IllegalArgumentException(
        "The app setting " + name + " is '" + text + "'. " + advice);
  }
}
