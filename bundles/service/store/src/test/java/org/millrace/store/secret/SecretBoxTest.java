package org.millrace.store.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
  private static final String PLACE = "settings/orders/1";

  @TempDir Path folder;
  private InstallationKey key;

  @BeforeEach
  void name() {
    key = new InstallationKey(folder.resolve("data").resolve("installation.key"));
  }

  @Test
  void what_was_sealed_opens_in_its_place_only() throws IOException {
    SecretBox box = key.create();
    Sealed sealed = box.seal(PLACE, "pässword😀");
    assertEquals("pässword😀", box.open(PLACE, sealed));
    SecretException moved =
        assertThrows(SecretException.class, () -> box.open("settings/orders/2", sealed));
    assertFalse(moved.getMessage().contains("pässword"));
  }

  @Test
  void every_changed_byte_is_noticed() throws IOException {
    SecretBox box = key.create();
    Sealed sealed = box.seal(PLACE, "secret");
    for (int i = 0; i < sealed.bytes().length; i++) {
      byte[] changed = sealed.bytes().clone();
      changed[i] ^= 1;
      assertThrows(
          SecretException.class, () -> box.open(PLACE, new Sealed(sealed.keyId(), changed)));
    }
  }

  @Test
  void the_same_secret_never_looks_the_same() throws IOException {
    SecretBox box = key.create();
    assertNotEquals(
        HexFormat.of().formatHex(box.seal(PLACE, "secret").bytes()),
        HexFormat.of().formatHex(box.seal(PLACE, "secret").bytes()));
  }

  @Test
  void bytes_that_are_too_short_to_be_sealed_do_not_open() throws IOException {
    SecretBox box = key.create();
    assertThrows(
        SecretException.class, () -> box.open(PLACE, new Sealed(box.keyId(), new byte[3])));
  }

  @Test
  void the_key_file_is_the_owners_alone_and_is_read_again() throws IOException {
    Assumptions.assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "needs POSIX");
    assertEquals(Optional.empty(), key.load());
    SecretBox made = key.create();
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key.file())));
    SecretBox read = key.load().orElseThrow();
    assertEquals("secret", read.open(PLACE, made.seal(PLACE, "secret")));
    Files.setPosixFilePermissions(key.file(), PosixFilePermissions.fromString("rw-r-----"));
    IOException open = assertThrows(IOException.class, key::load);
    assertTrue(open.getMessage().endsWith("can be read by others. Run chmod 600 on it."));
  }

  @Test
  void a_key_file_that_is_there_is_never_replaced() throws IOException {
    SecretBox first = key.create();
    assertEquals(first.keyId(), key.create().keyId());
    try (var files = Files.list(key.file().getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void a_renewed_key_seals_and_the_old_one_still_opens() throws IOException {
    SecretBox before = key.create();
    Sealed old = before.seal(PLACE, "secret");
    SecretBox other = new InstallationKey(folder.resolve("other.key")).create();
    Files.writeString(
        key.file(), Files.readString(folder.resolve("other.key")) + Files.readString(key.file()));
    SecretBox both = key.load().orElseThrow();
    assertEquals(other.keyId(), both.seal(PLACE, "secret").keyId());
    assertEquals("secret", both.open(PLACE, old));
    assertThrows(SecretException.class, () -> other.open(PLACE, old));
  }

  @Test
  void a_file_that_holds_no_key_is_refused_without_its_content() throws IOException {
    key.create();
    Files.writeString(key.file(), "bm90IGEga2V5\n");
    IOException refused = assertThrows(IOException.class, key::load);
    assertTrue(refused.getMessage().contains("has a line that is no key"));
    assertFalse(refused.getMessage().contains("bm90"));
    Files.writeString(key.file(), "\n");
    assertThrows(IOException.class, key::load);
  }

  @Test
  void a_token_is_known_by_its_hash_alone() {
    String token = RandomSecret.make();
    assertEquals(RandomSecret.hash(token), RandomSecret.hash(token));
    assertNotEquals(token, RandomSecret.make());
    assertTrue(RandomSecret.same("abc", "abc"));
    assertFalse(RandomSecret.same("abc", "abcd"));
  }
}
