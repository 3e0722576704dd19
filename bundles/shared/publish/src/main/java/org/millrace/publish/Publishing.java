package org.millrace.publish;

/** A request whose target is known and whose credential was accepted. */
record Publishing(PublishRequest request, PublishTarget target, BaseUrl base) {
  /** A segment of the route behind its name; empty when the path ends before it. */
  String segment(int index) {
    var segments = request.route().resource();
    return index < segments.size() ? segments.get(index) : "";
  }

  int segments() {
    return request.route().resource().size();
  }
}
