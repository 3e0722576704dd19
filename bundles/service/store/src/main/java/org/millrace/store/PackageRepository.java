package org.millrace.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millrace.store.sql.Transaction;

/**
 * Which packages there are, and the rows that hold their bytes. {@link PackageStore} streams them.
 */
public final class PackageRepository {
  private final UnitOfWork unit;
  private final Transaction transaction;

  PackageRepository(UnitOfWork unit) {
    this.unit = unit;
    this.transaction = unit.transaction();
  }

  public Optional<PackageRow> find(String sha256) {
    return transaction.first(
        """
        SELECT sha256, size_bytes, parts, created_us FROM package WHERE sha256 = ?
        """,
        row ->
            new PackageRow(
                row.text("sha256"),
                row.number("size_bytes"),
                row.integer("parts"),
                row.instant("created_us")),
        sha256);
  }

  /**
   * Keeps a package from being swept for an hour, in which a revision may come to name it. False
   * when it is not in the store.
   */
  public boolean touch(String sha256) {
    return transaction.update(
            """
            UPDATE package SET used_us = ? WHERE sha256 = ?
            """,
            unit.now(),
            sha256)
        == 1;
  }

  Optional<String> contentOf(String sha256) {
    return transaction.first(
        """
        SELECT content_id FROM package WHERE sha256 = ?
        """,
        row -> row.text("content_id"),
        sha256);
  }

  /** Names content that no package has yet, so that a cut-off upload is found and swept. */
  void begin(String contentId) {
    transaction.update(
        """
        INSERT INTO package_orphan (content_id, since_us) VALUES (?, ?)
        """,
        contentId,
        unit.now());
  }

  void addChunk(String contentId, int part, byte[] bytes) {
    transaction.update(
        """
        INSERT INTO package_chunk (content_id, part, bytes) VALUES (?, ?, ?)
        """,
        contentId,
        part,
        bytes);
  }

  Optional<byte[]> chunk(String contentId, int part) {
    return transaction.first(
        """
        SELECT bytes FROM package_chunk WHERE content_id = ? AND part = ?
        """,
        row -> row.bytes("bytes"),
        contentId,
        part);
  }

  /** Makes content a package; false when somebody stored the same package meanwhile. */
  boolean complete(String sha256, String contentId, long size, int parts) {
    boolean made =
        transaction.insertUnlessThere(
            """
            INSERT INTO package (sha256, content_id, size_bytes, parts, created_us, used_us)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            sha256,
            contentId,
            size,
            parts,
            unit.now(),
            unit.now());
    if (made) {
      forgetOrphan(contentId);
    }
    return made;
  }

  void forgetOrphan(String contentId) {
    transaction.update(
        """
        DELETE FROM package_orphan WHERE content_id = ?
        """,
        contentId);
  }

  List<String> orphansBefore(Instant before) {
    return transaction.list(
        """
        SELECT content_id FROM package_orphan WHERE since_us < ? ORDER BY since_us
        """,
        row -> row.text("content_id"),
        before);
  }

  /** A package that a revision of an app names. */
  record Use(String app, String sha256) {}

  /** The packages of each app, those of its newest revisions first. */
  List<Use> uses() {
    return transaction.list(
        """
        SELECT app, package_sha, MAX(number) AS newest
        FROM revision
        GROUP BY app, package_sha
        ORDER BY app, newest DESC
        """,
        row -> new Use(row.text("app"), row.text("package_sha")));
  }

  /** The packages of active revisions. */
  List<String> active() {
    return transaction.list(
        """
        SELECT r.package_sha
        FROM revision r
        JOIN app a ON a.name = r.app AND a.active_revision = r.number
        """,
        row -> row.text("package_sha"));
  }

  List<String> unusedSince(Instant time) {
    return transaction.list(
        """
        SELECT sha256 FROM package WHERE used_us < ? ORDER BY used_us
        """,
        row -> row.text("sha256"),
        time);
  }

  /** Takes the package's name away unless it was used meanwhile; its content is swept later. */
  void disown(String sha256, Instant unusedSince) {
    Optional<String> contentId = contentOf(sha256);
    boolean mine =
        transaction.update(
                """
                DELETE FROM package WHERE sha256 = ? AND used_us < ?
                """,
                sha256,
                unusedSince)
            == 1;
    if (mine) {
      begin(contentId.orElseThrow());
    }
  }

  /** A few rows at a time keep each transaction short; true while there may be more. */
  boolean deleteSomeChunks(String contentId) {
    return transaction.update(
            """
            DELETE TOP (16) FROM package_chunk WHERE content_id = ?
            """,
            contentId)
        > 0;
  }
}
