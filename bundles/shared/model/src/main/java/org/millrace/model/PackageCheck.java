package org.millrace.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.model.PackageRejected.Reason;

/**
 * Judges a zip before anything of it is unpacked. Reads it as a stream, trusts no size or name in
 * it, and needs the same little memory for every package. Checked are: form and checksums, names
 * (leaving the package, absolute, colliding without letter case), links, the limits, host.json, and
 * whether it is an app of a kind that can be run at all.
 */
public final class PackageCheck {
  private final PackageLimits limits;

  public PackageCheck() {
    this(PackageLimits.DEFAULT);
  }

  public PackageCheck(PackageLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads the whole zip once; takes some seconds for the largest.
   *
   * @param name what the person calls the package, for sentences
   * @throws PackageRejected when it is no package of a function app this agent could run
   * @throws IOException when the file cannot be read
   */
  public PackageContents check(Path zip, String name) throws PackageRejected, IOException {
    long packed = Files.size(zip);
    if (packed > limits.packedBytes()) {
      throw PackageRejected.notTaken(
          Reason.TOO_LARGE,
          name,
          "",
          "it is larger than " + PackageReading.size(limits.packedBytes()));
    }
    try (ZipDirectory directory = ZipDirectory.open(zip, limits.entries())) {
      return check(directory, new PackageReading(name, limits, packed), name);
    } catch (ZipDamage damage) {
      throw PackageRejected.notTaken(reason(damage), name, "", "it " + damage.getMessage());
    }
  }

  private static PackageContents check(ZipDirectory directory, PackageReading reading, String name)
      throws PackageRejected, IOException {
    List<ZipRecord> records = directory.records();
    PackageNames.check(records, name);
    requireHostJson(records, name);
    reading.read(directory);
    if (reading.stack().isInProcess()) {
      throw new PackageRejected(
          Reason.UNSUPPORTED, "", name + " is C# in-process; needs the isolated worker model.");
    }
    return reading.contents(records.size());
  }

  private static Reason reason(ZipDamage damage) {
    return switch (damage.getMessage()) {
      case "is not a zip" -> Reason.NOT_A_ZIP;
      case String text when text.startsWith("has more than") -> Reason.TOO_LARGE;
      default -> Reason.DAMAGED;
    };
  }

  private static void requireHostJson(List<ZipRecord> records, String name) throws PackageRejected {
    Set<String> files =
        records.stream()
            .filter(entry -> !entry.isFolder())
            .map(entry -> ZipNames.normal(entry.name()))
            .collect(Collectors.toSet());
    if (files.contains("host.json")) {
      requireBuildOutput(files, name);
      return;
    }
    Optional<String> folder = enclosingFolder(files);
    if (folder.isPresent()) {
      throw new PackageRejected(
          Reason.ENCLOSED,
          folder.get(),
          name
              + " has everything inside the folder "
              + folder.get()
              + ". host.json belongs at its root.");
    }
    throw new PackageRejected(
        Reason.NO_HOST_JSON,
        "",
        name
            + " has no host.json at its root, so it is not a function app"
            + whatElse(files)
            + ". Deploy the build output, not the project folder.");
  }

  private static void requireBuildOutput(Set<String> files, String name) throws PackageRejected {
    Optional<String> project =
        files.stream()
            .filter(file -> file.matches("[^/]+\\.(cs|fs|vb)proj"))
            .filter(file -> !file.equals("extensions.csproj") && !file.equals("function.proj"))
            .findFirst();
    if (project.isPresent() && !files.contains("worker.config.json")) {
      throw new PackageRejected(
          Reason.UNSUPPORTED,
          project.get(),
          name
              + " holds the project "
              + project.get()
              + ", not what it builds. Deploy the build output, not the project folder.");
    }
  }

  private static Optional<String> enclosingFolder(Set<String> files) {
    Optional<String> folder =
        files.stream()
            .filter(file -> file.indexOf('/') > 0)
            .map(file -> file.substring(0, file.indexOf('/')))
            .findFirst();
    return folder.filter(name ->
        files.contains(name + "/host.json")
            && files.stream().allMatch(file -> file.startsWith(name + "/")));
  }

  private static String whatElse(Set<String> files) {
    boolean dotnet = files.stream().anyMatch(file -> file.matches("[^/]+\\.runtimeconfig\\.json"));
    if (!dotnet) {
      return "";
    }
    boolean web =
        files.contains("web.config")
            || files.stream().anyMatch(file -> file.endsWith(".staticwebassets.endpoints.json"));
    return web ? " (it is an ASP.NET Core web app)" : " (it is a .NET program)";
  }
}
