package org.millrace.console.core.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.InstallationOperation;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.edit.ManagementFiles;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.App;
import org.millrace.management.CallScope;
import org.millrace.management.ManagementClient;

/**
 * Gathers what can be opened in an installation: its functions, which are known, then the files of
 * its apps, for which an agent is asked.
 */
public final class GatherPlaces extends InstallationOperation {
  private final Consumer<List<Place>> found;
  private final CallScope calls = new CallScope();

  /**
   * @param found told the functions, then the files, in the operation's thread
   */
  public GatherPlaces(InstallationMonitor installation, Consumer<List<Place>> found) {
    super(installation);
    this.found = found;
  }

  @Override
  public String title() {
    return NLS.bind(Messages.GatherPlaces_title, monitor().state().label());
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.QUERY;
  }

  @Override
  protected void speak(SubMonitor progress) throws IOException {
    InstallationState state = monitor().state();
    found.accept(PlaceSearch.functions(List.of(state)).toList());
    List<Place> files = new ArrayList<>();
    try {
      readFiles(state, files, progress);
    } finally {
      found.accept(files);
    }
  }

  private void readFiles(InstallationState state, List<Place> files, SubMonitor progress)
      throws IOException {
    ManagementClient agent = monitor().access().client().within(calls);
    List<App> deployed = state.apps().stream().filter(app -> app.revision() > 0).toList();
    progress.setWorkRemaining(deployed.size());
    for (App app : deployed) {
      progress.checkCanceled();
      ManagementFiles.list(agent, app.name())
          .forEach(file -> files.add(Place.of(state, app, file.path())));
      progress.worked(1);
    }
  }

  @Override
  protected void interrupt() {
    calls.cancel();
  }
}
