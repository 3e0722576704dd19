package org.millrace.host.port;

/** One HTTP header line; a name that comes twice is two of them. */
public record Header(String name, String value) {}
