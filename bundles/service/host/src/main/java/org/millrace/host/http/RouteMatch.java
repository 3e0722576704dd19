package org.millrace.host.http;

import java.util.Map;

/** The function a request means, with the values of its route's parameters. */
public record RouteMatch(HttpFunction function, Map<String, String> parameters) {}
