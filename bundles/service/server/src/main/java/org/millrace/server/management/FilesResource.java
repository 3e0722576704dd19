package org.millrace.server.management;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.millrace.management.FileEntry;
import org.millrace.management.ManagementPaths;
import org.millrace.model.AppName;
import org.millrace.model.PackageFiles;
import org.millrace.model.PackageRejected;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.RevisionRow;
import org.millrace.store.Store;

/** What the active revision of an app consists of. */
final class FilesResource {
  private final Store store;
  private final AppAnswers apps;
  private final InstallationOperations operations;

  FilesResource(Store store, AppAnswers apps, InstallationOperations operations) {
    this.store = store;
    this.apps = apps;
    this.operations = operations;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.PACKAGE, Access.ADMIN, this::download),
        new Route("GET", ManagementPaths.FILES, Access.PUBLISHER, this::list),
        new Route("GET", ManagementPaths.FILE, Access.PUBLISHER, this::read));
  }

  private Reply download(Call call) throws Refused, IOException {
    return new Reply.File(
        "application/zip", operations.packageFile(active(apps.existing(call)).packageSha()));
  }

  /** As the package's own directory has them, which is fast however many there are. */
  private Reply list(Call call) throws Refused, IOException {
    Path zip = operations.packageFile(active(apps.existing(call)).packageSha());
    return Reply.of(
        PackageFiles.list(zip).stream()
            .map(file -> new FileEntry(file.path(), file.size(), file.checksum()))
            .toList());
  }

  private Reply read(Call call) throws Refused, IOException, PackageRejected {
    String wanted = call.parameter("path");
    Path file = inside(folder(apps.existing(call)), wanted);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw unknown(wanted);
    }
    return new Reply.File("application/octet-stream", file);
  }

  /** What a client calls a path may lead anywhere; nothing outside of the folder is looked at. */
  private static Path inside(Path folder, String wanted) throws Refused {
    try {
      Path file = folder.resolve(wanted).normalize();
      if (file.startsWith(folder) && !file.equals(folder)) {
        return file;
      }
    } catch (InvalidPathException noPath) {
      // told below: there is no such file
    }
    throw unknown(wanted);
  }

  private static Refused unknown(String wanted) {
    return new Refused(404, "The active package has no file '" + wanted + "'.");
  }

  private Path folder(AppName app) throws Refused, IOException, PackageRejected {
    return operations.packageFolder(app, active(app).packageSha()).normalize();
  }

  private RevisionRow active(AppName app) throws Refused {
    return store
        .read(unit -> unit.revisions().active(app))
        .orElseThrow(() -> new Refused(404, "Nothing was deployed to " + app + " yet."));
  }
}
