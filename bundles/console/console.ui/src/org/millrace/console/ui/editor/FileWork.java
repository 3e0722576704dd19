package org.millrace.console.ui.editor;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPartSite;
import org.millrace.console.core.edit.CodePlace;
import org.millrace.console.core.edit.Draft;
import org.millrace.console.core.edit.LiveFile;
import org.millrace.console.core.edit.LiveVersion;
import org.millrace.console.core.edit.SaveOutcome;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.ui.SnapshotUpdates;
import org.millrace.management.Deployment;

/** What happens to an open file: by its person, by others who deploy, by the connection. */
final class FileWork implements HeadStrip.Acts {
  private final FileSession session;
  private final IWorkbenchPartSite site;
  private final Runnable dirtyChanged;
  private final Following following = new Following();
  private final FileFunctions functions = new FileFunctions();
  private final DraftFlow flow;
  private final FilePages pages;
  private final HeadStrip strip;
  private final Typing typing;
  private final FileReading reading;
  private Optional<InstallationState> installation = Optional.empty();
  private boolean isDirty;

  /**
   * @param dirtyChanged told when the text begins to differ from the saved one, or ends to
   */
  FileWork(FileSession session, IWorkbenchPartSite site, Composite parent, Runnable dirtyChanged) {
    this.session = session;
    this.site = site;
    this.dirtyChanged = dirtyChanged;
    this.flow = DraftFlow.of(site.getWorkbenchWindow());
    this.pages = new FilePages(parent, this::selectFunction, this::note);
    this.strip = new HeadStrip(pages.head(), this, site);
    this.typing = new Typing(session, pages.area(), this::typed);
    this.reading = new FileReading(session.file(), site, pages.root(), this::take, this::failed);
  }

  /** Shows what is there already, and everything else as soon as it is known. */
  void begin(String function) {
    functions.select(function);
    flow.add(following);
    Optional<String> mine = session.restore();
    mine.ifPresent(text -> pages.showText(session, text));
    setDirty(mine.isPresent() && !session.isSaved(mine.get()));
    SnapshotUpdates.followOne(
        site.getService(InstallationConnections.class),
        session.file().installation(),
        pages.root(),
        this::update);
  }

  private void update(Optional<InstallationState> now) {
    boolean wasConnected = isConnected();
    installation = now;
    installation.ifPresent(state -> functions.update(state, session.file()));
    if (isConnected() && (!wasConnected || session.live().isEmpty())) {
      reading.start();
    } else if (isConnected() && !flow.isDeploying(following.app())) {
      notice();
    }
    show();
  }

  private boolean isConnected() {
    return installation.isPresent() && installation.get().link().isConnected();
  }

  /** Somebody may have deployed. */
  private void notice() {
    Optional<LiveVersion> live =
        installation.flatMap(state -> state.app(session.file().app())).map(LiveVersion::of);
    if (live.isEmpty() || !live.get().isNewerThan(session.base())) {
      return;
    }
    if (session.isDraft() || isDirty) {
      session.meet(new SaveOutcome.Conflict(live.get(), maker(live.get())));
    } else {
      reading.start();
    }
  }

  /** The deployment that made the version, if the console knows it. */
  private Optional<Deployment> maker(LiveVersion version) {
    return installation.flatMap(
        state -> state.deployment(session.file().app(), version.deployment()));
  }

  private void note(String sentence) {
    strip.note(sentence);
    show();
  }

  private void failed(String sentence) {
    session.fail(sentence);
    pages.showFailure(session, sentence, reading::start);
    show();
  }

  private void take(LiveFile live) {
    boolean isFirst = session.live().isEmpty();
    boolean isNewer = !isFirst && live.version().isNewerThan(session.base());
    Optional<String> text = session.take(live, isDirty);
    text.ifPresent(newest -> pages.showText(session, newest));
    if (text.isPresent() && isFirst) {
      functions.selected().ifPresent(this::selectFunction);
      pages.goToWanted();
    }
    if (!session.isKnown()) {
      pages.showFacts(session, live.content());
    }
    strip.wasRead(isNewer && text.isPresent() ? maker(live.version()) : Optional.empty());
    pages.area().setEditable(session.isEditable());
    setDirty(isDirty && !session.isSaved(pages.area().text()));
    notice();
    show();
  }

  private void show() {
    pages.head().showPlace(session, installation);
    pages.head().showFunctions(functions.names(), functions.selected().orElse(""));
    strip.show(session, installation);
    pages.tell(session, installation);
  }

  private void typed(boolean differs) {
    strip.note("");
    pages.area().unmark();
    setDirty(differs);
    show();
  }

  private void setDirty(boolean dirty) {
    if (dirty != isDirty) {
      isDirty = dirty;
      dirtyChanged.run();
    }
  }

  /** Keeps what is typed as a draft, and deploys it where that is the policy. */
  void save() {
    keep();
    installation.filter(state -> session.isDraft()).ifPresent(this::send);
    show();
  }

  private void keep() {
    session.save(pages.area().text());
    setDirty(false);
  }

  private void send(InstallationState state) {
    if (SavePolicy.of(state) == SavePolicy.KEEPS_A_DRAFT || !state.link().takesOrders()) {
      return;
    }
    if (session.conflict().isPresent()) {
      pages.root().getDisplay().asyncExec(this::resolve);
    } else {
      flow.saved(following.app());
    }
  }

  /** What is typed becomes part of the draft first, so that nothing of it is lost. */
  @Override
  public void resolve() {
    session
        .conflict()
        .ifPresent(met -> {
          keepTyped();
          flow.resolve(following.app(), met);
        });
  }

  /** Brings all drafts of the app live, this one included. */
  @Override
  public void deploy() {
    if (session.conflict().isPresent()) {
      resolve();
    } else {
      keepTyped();
      flow.deploy(following.app());
      show();
    }
  }

  private void keepTyped() {
    if (isDirty) {
      keep();
    }
  }

  /** Throws away what is not live of this file, after asking. */
  @Override
  public void discard() {
    boolean hasSome = session.isDraft() || isDirty;
    DraftActs acts = new DraftActs(site.getWorkbenchWindow());
    if (hasSome && installation.isPresent() && acts.isDiscardWanted(session.file())) {
      discardNow();
    }
  }

  private void discardNow() {
    session.discard();
    setDirty(false);
    reading.start();
    show();
  }

  @Override
  public void goTo(int line) {
    pages.area().goToLine(line);
  }

  /** Shows a function of the file and turns everything that follows the editor to it. */
  void selectFunction(String name) {
    functions.select(name);
    functions.line(pages.area().text(), name).ifPresent(pages.area()::goToLine);
    pages.head().showFunctions(functions.names(), name);
  }

  FileFunctions functions() {
    return functions;
  }

  FilePages pages() {
    return pages;
  }

  boolean isDirty() {
    return isDirty;
  }

  void setFocus() {
    pages.setFocus();
  }

  /**
   * The editor is closed.
   *
   * @param isLeft whether what is typed is wanted again
   */
  void end(boolean isLeft) {
    flow.remove(following);
    typing.end(isLeft);
  }

  private final class Following implements DraftFlow.Listener {
    @Override
    public AppKey app() {
      return AppKey.of(session.file());
    }

    @Override
    public void deploying() {
      if (session.isDraft()) {
        session.deploying();
        pages.area().unmark();
        show();
      }
    }

    @Override
    public void went(LiveVersion before, SaveOutcome.Live live, List<Draft> sent) {
      Optional<Draft> mine =
          sent.stream().filter(draft -> draft.file().equals(session.file())).findFirst();
      if (mine.isPresent() || session.base().hasFilesOf(before)) {
        session.went(live.version(), mine);
        show();
      }
    }

    @Override
    public void stayed(SaveOutcome outcome) {
      if (session.isDraft()) {
        session.stayed(outcome);
        CodePlace.in(session.failure())
            .filter(place -> place.isIn(session.file().path()))
            .ifPresent(place -> pages.area().mark(place.line()));
        show();
      }
    }

    @Override
    public void givenUp(List<DraftFlow.Aside> aside) {
      aside.stream()
          .filter(given -> given.draft().file().equals(session.file()))
          .findFirst()
          .ifPresent(mine -> {
            strip.noteOnceRead(NLS.bind(Messages.Note_aside, mine.path()));
            discardNow();
          });
    }
  }
}
