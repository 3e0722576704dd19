package org.millrace.console.ui.code;

import org.eclipse.jface.text.rules.IWordDetector;

/** What a word of a programming language is made of. */
final class CodeWord implements IWordDetector {
  @Override
  public boolean isWordStart(char c) {
    return Character.isJavaIdentifierStart(c);
  }

  @Override
  public boolean isWordPart(char c) {
    return Character.isJavaIdentifierPart(c);
  }
}
