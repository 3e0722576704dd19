package org.millrace.sandbox;

import java.util.regex.Pattern;

/**
 * What every process of a worker carries in its environment, so that it is found again whatever it
 * did to its parents, its group and its session.
 */
record SlotMark(String agentId, String slotId) {
  static final String VARIABLE = "MILLRACE_SLOT";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  SlotMark {
    requireName("agent", agentId);
    requireName("slot", slotId);
  }

  /** Ends with a slash, which no id may hold: one agent's id never begins another's. */
  static String agentPrefix(String agentId) {
    requireName("agent", agentId);
    return agentId + "/";
  }

  String value() {
    return agentPrefix(agentId) + slotId;
  }

  private static void requireName(String what, String id) {
    if (!NAME.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "'"
              + id
              + "' cannot be the id of a "
              + what
              + ": use letters, digits, '.', '_' and '-'.");
    }
  }
}
