package org.millrace.console.core.create;

import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;

/**
 * A function that is to be made from a template.
 *
 * @param route where an HTTP function answers; empty for its name
 * @param authLevel who may call an HTTP function
 * @param schedule when a timer function runs
 */
public record NewFunction(
    Template template, String name, String route, String authLevel, String schedule) {
  /** What it starts with. */
  public enum Template {
    HTTP,
    TIMER
  }

  public static final String USUAL_LEVEL = "function";
  public static final String USUAL_SCHEDULE = "0 */5 * * * *";

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,127}");
  private static final Pattern ROUTE = Pattern.compile("[A-Za-z0-9_.~/{}:=?*()-]*");
  private static final Pattern SPAN = Pattern.compile("(\\d+\\.)?\\d{1,2}:\\d{2}:\\d{2}");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9*/,-]+");

  /** What is there before anything was typed. */
  public static NewFunction of(Template template) {
    return new NewFunction(template, "", "", USUAL_LEVEL, USUAL_SCHEDULE);
  }

  public NewFunction named(String newName) {
    return new NewFunction(template, newName, route, authLevel, schedule);
  }

  public NewFunction answeringAt(String newRoute) {
    return new NewFunction(template, name, newRoute, authLevel, schedule);
  }

  public NewFunction guardedBy(String newLevel) {
    return new NewFunction(template, name, route, newLevel, schedule);
  }

  public NewFunction runningAt(String newSchedule) {
    return new NewFunction(template, name, route, authLevel, newSchedule);
  }

  /** The first thing that is wrong, as a sentence; empty when there is none. */
  public String problem() {
    if (!NAME.matcher(name).matches() || name.equalsIgnoreCase("host")) {
      return Messages.NewFunction_name;
    }
    return switch (template) {
      case HTTP -> routeProblem();
      case TIMER -> isSchedule() ? "" : Messages.NewFunction_schedule;
    };
  }

  private String routeProblem() {
    int open = 0;
    for (int i = 0; i < route.length(); i++) {
      open += route.charAt(i) == '{' ? 1 : route.charAt(i) == '}' ? -1 : 0;
      if (open < 0 || open > 1) {
        return Messages.NewFunction_route;
      }
    }
    if (open > 0) {
      return NLS.bind(Messages.NewFunction_brace, route.substring(route.lastIndexOf('{')));
    }
    return ROUTE.matcher(route).matches() && !route.startsWith("/")
        ? ""
        : Messages.NewFunction_route;
  }

  private boolean isSchedule() {
    if (SPAN.matcher(schedule).matches()) {
      return true;
    }
    String[] fields = schedule.strip().split("\\s+");
    boolean isCron = fields.length == 5 || fields.length == 6;
    for (String field : fields) {
      isCron &= FIELD.matcher(field).matches();
    }
    return isCron;
  }

  /** The text of a template with this function's values; they hold nothing to be escaped. */
  String fill(String text) {
    return text.replace("__NAME__", name)
        .replace("__ROUTE__", route.isEmpty() ? name : route)
        .replace("__LEVEL__", authLevel)
        .replace("__SCHEDULE__", schedule.strip());
  }

  String templateName() {
    return template.name().toLowerCase(Locale.ROOT);
  }
}
