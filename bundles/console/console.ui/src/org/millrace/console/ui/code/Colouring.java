package org.millrace.console.ui.code;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.rules.EndOfLineRule;
import org.eclipse.jface.text.rules.IRule;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.MultiLineRule;
import org.eclipse.jface.text.rules.NumberRule;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.SingleLineRule;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.text.rules.WordRule;
import org.eclipse.jface.text.source.SourceViewer;
import org.millrace.console.ui.ConsoleColors;

/** Colours code by simple rules: comments, texts, the words of its language, numbers. */
final class Colouring {
  /** Beyond this only the changed lines are coloured anew, whatever a comment has around them. */
  private static final int SMALL = 100_000;

  /** Beyond this nothing is coloured. */
  private static final int LARGEST = 2_000_000;

  private final SourceViewer viewer;
  private final RuleBasedScanner scanner = new RuleBasedScanner();
  private Language language = Language.PLAIN;

  Colouring(SourceViewer viewer) {
    this.viewer = viewer;
    PresentationReconciler reconciler = new PresentationReconciler();
    Painter painter = new Painter(scanner);
    reconciler.setDamager(painter, IDocument.DEFAULT_CONTENT_TYPE);
    reconciler.setRepairer(painter, IDocument.DEFAULT_CONTENT_TYPE);
    reconciler.install(viewer);
    recolour();
  }

  /** What the next text is written in. */
  void use(String file, int length) {
    language = length > LARGEST ? Language.PLAIN : Language.of(file);
    scanner.setRules(rules());
  }

  /** The theme has changed. */
  void recolour() {
    scanner.setRules(rules());
    viewer.invalidateTextPresentation();
  }

  private IRule[] rules() {
    List<IRule> rules = new ArrayList<>();
    IToken comment = token(ConsoleColors.MUTED);
    IToken text = token(ConsoleColors.OK);
    language.lineComments().forEach(start -> rules.add(new EndOfLineRule(start, comment)));
    if (language.hasBlockComments()) {
      rules.add(new MultiLineRule("/*", "*/", comment, (char) 0, true));
    }
    for (String quote : language.quotes()) {
      boolean isLong = quote.length() > 1 || quote.equals("`");
      rules.add(
          isLong
              ? new MultiLineRule(quote, quote, text, '\\', true)
              : new SingleLineRule(quote, quote, text, '\\', true));
    }
    if (!language.words().isEmpty()) {
      WordRule words = new WordRule(new CodeWord(), Token.UNDEFINED);
      IToken word = token(ConsoleColors.INFO);
      language.words().forEach(known -> words.addWord(known, word));
      WordRule others = new WordRule(new CodeWord(), new Token(null));
      rules.add(words);
      rules.add(others);
      rules.add(new NumberRule(token(ConsoleColors.WARN)));
    }
    return rules.toArray(IRule[]::new);
  }

  private static IToken token(ConsoleColors role) {
    return new Token(new TextAttribute(role.color()));
  }

  private static final class Painter extends DefaultDamagerRepairer {
    Painter(RuleBasedScanner scanner) {
      super(scanner);
    }

    /** A comment may begin far above: of what is small all is coloured anew. */
    @Override
    public IRegion getDamageRegion(
        ITypedRegion partition, DocumentEvent event, boolean partitioningChanged) {
      int length = event.getDocument().getLength();
      return length <= SMALL
          ? new Region(0, length)
          : super.getDamageRegion(partition, event, partitioningChanged);
    }
  }
}
