package org.millrace.console.core.deploy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.millrace.management.FileEntry;
import org.millrace.model.PackageContents;
import org.millrace.model.PackageFile;

/**
 * What a deployment would do, before it is begun.
 *
 * @param changes files that differ from what is live, by path
 * @param unchanged how many do not
 * @param leftOut what a folder holds and the package does not
 * @param missingSettings names that the folder's local.settings.json has and the app has not
 * @param doubts sentences about what will not work although the package is taken
 */
public record DeployPlan(
    PackageContents contents,
    List<Change> changes,
    int unchanged,
    List<String> leftOut,
    List<String> missingSettings,
    List<String> doubts) {

  /** What becomes of a file. */
  public enum Kind {
    ADDED("+"),
    CHANGED("~"),
    REMOVED("\u2212");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /**
   * A file that differs.
   *
   * @param size of the new one; of the old one when it is removed
   */
  public record Change(Kind kind, String path, long size) {}

  /** Whether a person should read it although the package can be deployed. */
  public boolean needsLook() {
    return !missingSettings.isEmpty() || !doubts.isEmpty();
  }

  /** How the files of a package differ from those that are live, by path. */
  static List<Change> changes(List<PackageFile> coming, List<FileEntry> live) {
    Map<String, FileEntry> old =
        new TreeMap<>(
            live.stream().collect(Collectors.toMap(FileEntry::path, Function.identity())));
    List<Change> changes = new ArrayList<>();
    for (PackageFile file : coming) {
      FileEntry before = old.remove(file.path());
      if (before == null) {
        changes.add(new Change(Kind.ADDED, file.path(), file.size()));
      } else if (before.size() != file.size() || !before.checksum().equals(file.checksum())) {
        changes.add(new Change(Kind.CHANGED, file.path(), file.size()));
      }
    }
    old.values().forEach(gone -> changes.add(new Change(Kind.REMOVED, gone.path(), gone.size())));
    changes.sort(Comparator.comparing(Change::path));
    return changes;
  }
}
