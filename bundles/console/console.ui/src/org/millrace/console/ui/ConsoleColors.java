package org.millrace.console.ui;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;

/** The roles that colours play; the themes say which colours they are. */
public enum ConsoleColors {
  OK("ok"),
  INFO("info"),
  WARN("warn"),
  ERROR("error"),
  MUTED("muted"),
  TEXT("text"),
  GROUND("ground");

  private final String id;

  ConsoleColors(String role) {
    this.id = "org.millrace.color." + role;
  }

  /** Its name in the colour registry. */
  public String id() {
    return id;
  }

  /** The colour in the theme of now; never disposed by the caller. */
  public Color color() {
    return JFaceResources.getColorRegistry().get(id);
  }
}
