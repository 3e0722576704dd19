package org.millrace.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millrace.model.PackageRejected.Reason;

/** Judges the names of a package's entries, each alone and against each other. */
final class PackageNames {
  private final String name;
  private final Map<String, String> files = new HashMap<>();
  private final Set<String> folders = new HashSet<>();

  private PackageNames(String name) {
    this.name = name;
  }

  /**
   * @param name of the package, for sentences
   */
  static void check(List<ZipRecord> records, String name) throws PackageRejected {
    PackageNames names = new PackageNames(name);
    for (ZipRecord entry : records) {
      names.add(entry);
    }
    names.checkFilesAgainstFolders();
  }

  private void add(ZipRecord entry) throws PackageRejected {
    Optional<String> danger = ZipNames.danger(entry.name()).or(() -> kind(entry));
    if (danger.isPresent()) {
      throw rejected(entry.name(), danger.get());
    }
    String normal = ZipNames.normal(entry.name());
    addFolders(normal);
    if (entry.isFolder()) {
      folders.add(lower(normal));
      return;
    }
    String other = files.put(lower(normal), normal);
    if (other != null) {
      throw rejected(normal, "it has two entries named " + other + " and " + normal);
    }
  }

  private Optional<String> kind(ZipRecord entry) {
    if (entry.isLink()) {
      return Optional.of("entry " + ZipNames.shown(entry.name()) + " is a link");
    }
    if (!entry.isFileOrFolder()) {
      return Optional.of("entry " + ZipNames.shown(entry.name()) + " is neither file nor folder");
    }
    if (entry.isEncrypted()) {
      return Optional.of("entry " + ZipNames.shown(entry.name()) + " is encrypted");
    }
    return Optional.empty();
  }

  private void addFolders(String normal) {
    int slash = normal.lastIndexOf('/');
    while (slash > 0 && folders.add(lower(normal.substring(0, slash)))) {
      slash = normal.lastIndexOf('/', slash - 1);
    }
  }

  private void checkFilesAgainstFolders() throws PackageRejected {
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (folders.contains(file.getKey())) {
        throw rejected(file.getValue(), "it has a file and a folder named " + file.getValue());
      }
    }
  }

  private PackageRejected rejected(String entry, String why) {
    return PackageRejected.notTaken(Reason.UNSAFE, name, entry, why);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
