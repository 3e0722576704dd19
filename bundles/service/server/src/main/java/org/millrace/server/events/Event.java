package org.millrace.server.events;

/**
 * One event on its way to subscribers.
 *
 * @param id where a subscriber may resume
 * @param data one line, JSON
 */
record Event(long id, String data) {

  String text() {
    return "id: " + id + "\ndata: " + data + "\n\n";
  }
}
