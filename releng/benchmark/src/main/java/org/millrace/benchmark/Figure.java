package org.millrace.benchmark;

import java.util.Map;

/**
 * One row of the table: a figure and how it came about.
 *
 * @param what was measured
 * @param how the command and the load
 * @param runs how often
 * @param values by name and unit
 */
record Figure(String what, String how, int runs, Map<String, Spread> values) {}
