package org.millrace.server.rest;

/**
 * Tells who a caller is. May block.
 *
 * @see Access
 */
@FunctionalInterface
public interface Gate {

  /**
   * @param authorization the header's value; empty when it is missing
   * @throws Refused with 401 when what it holds opens nothing
   */
  Caller identify(String authorization) throws Refused;
}
