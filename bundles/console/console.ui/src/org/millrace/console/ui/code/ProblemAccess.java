package org.millrace.console.ui.code;

import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationAccess;

/** Tells the painter what an annotation is: what it says of itself. */
final class ProblemAccess implements IAnnotationAccess {
  @Override
  public Object getType(Annotation annotation) {
    return annotation.getType();
  }

  @Override
  public boolean isMultiLine(Annotation annotation) {
    return false;
  }

  @Override
  public boolean isTemporary(Annotation annotation) {
    return true;
  }
}
