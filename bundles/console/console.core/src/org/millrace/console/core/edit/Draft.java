package org.millrace.console.core.edit;

/**
 * A text of a person that is not live.
 *
 * @param base the version that the person began with
 */
public record Draft(FileKey file, LiveVersion base, SourceText source) {}
