package org.millrace.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millrace.management.FileEntry;

/**
 * {@code GET /api/vfs/site/wwwroot/…}: the files of the active revision, to be read. Everything
 * else of Kudu's file tree, a deployment's manifest for one, does not exist here.
 */
final class VfsResource implements Resource {
  private static final List<String> APP = List.of("vfs", "site", "wwwroot");
  private static final long LIMIT = 32L << 20;
  private static final String FOLDER = "inode/directory";

  private final PatientAgent patience;

  VfsResource(PatientAgent patience) {
    this.patience = patience;
  }

  record Entry(
      @JsonProperty("name") String name,
      @JsonProperty("size") long size,
      @JsonProperty("mime") String mime,
      @JsonProperty("href") String href,
      @JsonProperty("path") String path) {}

  @Override
  public Result answer(Publishing publishing) throws IOException, Refusal {
    publishing.request().allow("GET", "HEAD");
    List<String> resource = publishing.request().route().resource();
    if (resource.size() < APP.size() || !resource.subList(0, APP.size()).equals(APP)) {
      throw notFound();
    }
    String path = String.join("/", resource.subList(APP.size(), resource.size()));
    return Result.of(
        publishing.request().route().folder() || path.isEmpty()
            ? folder(publishing, path)
            : file(publishing, path));
  }

  private Answer file(Publishing publishing, String path) throws IOException, Refusal {
    FileEntry found =
        files(publishing).stream()
            .filter(file -> file.path().equals(path))
            .findFirst()
            .orElseThrow(VfsResource::notFound);
    if (found.size() > LIMIT) {
      throw new Refusal(413, "The file is too large to be read here. Download the package.");
    }
    PublishTarget target = publishing.target();
    byte[] content = patience.ask(() -> target.agent().file(target.app(), found.path()));
    return Answer.bytes(200, "application/octet-stream", content);
  }

  private Answer folder(Publishing publishing, String path) throws IOException, Refusal {
    String start = path.isEmpty() ? "" : path + "/";
    Map<String, Entry> entries = new TreeMap<>();
    for (FileEntry file : files(publishing)) {
      if (file.path().startsWith(start)) {
        Entry entry = entry(publishing.base(), start, file);
        entries.putIfAbsent(entry.name(), entry);
      }
    }
    if (entries.isEmpty() && !path.isEmpty()) {
      throw notFound();
    }
    return Answer.json(200, entries.values());
  }

  private static Entry entry(BaseUrl base, String start, FileEntry file) {
    String rest = file.path().substring(start.length());
    int slash = rest.indexOf('/');
    String name = slash < 0 ? rest : rest.substring(0, slash);
    String end = slash < 0 ? "" : "/";
    String href = base.to("/api/vfs/site/wwwroot/" + encode(start + name) + end);
    return new Entry(
        name,
        slash < 0 ? file.size() : 0,
        slash < 0 ? "application/octet-stream" : FOLDER,
        href,
        "/site/wwwroot/" + start + name);
  }

  private static String encode(String path) {
    try {
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a path: " + path, e);
    }
  }

  private List<FileEntry> files(Publishing publishing) throws IOException {
    PublishTarget target = publishing.target();
    return patience.ask(() -> target.agent().files(target.app()));
  }

  private static Refusal notFound() {
    return new Refusal(404, "There is no such file.");
  }
}
