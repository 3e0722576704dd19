package org.millrace.model;

/** Which way a binding carries data, as in function.json. */
public enum BindingDirection {
  IN,
  OUT,
  INOUT
}
