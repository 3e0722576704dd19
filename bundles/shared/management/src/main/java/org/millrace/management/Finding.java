package org.millrace.management;

/**
 * What doctor found.
 *
 * @param severity OK, WARNING or PROBLEM
 * @param advice what to do; empty when nothing is
 */
public record Finding(
    String agent, String severity, String subject, String finding, String advice) {}
