package org.millrace.console.ui.tests;

import java.util.List;

/** The processes of the browsers that the console has open. */
final class Engines {
  private Engines() {}

  /** Those of pages; one a page. */
  static List<ProcessHandle> pages() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("WebKitWebProcess"))
        .toList();
  }

  /** Until there are no more than that. */
  static void awaitPages(int most) {
    Bot.awaitLong("at most " + most + " processes", () -> pages().size() <= most);
  }

  /** As if the kernel had no memory for them. */
  static void killPages() {
    pages().forEach(ProcessHandle::destroyForcibly);
  }
}
