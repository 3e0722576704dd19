package org.millrace.model;

import java.io.IOException;
import java.io.Serial;

/** A zip that breaks its own rules; the message completes 'it …'. */
final class ZipDamage extends IOException {
  @Serial private static final long serialVersionUID = 1;

  ZipDamage(String message) {
    super(message);
  }
}
