package org.millrace.console.core.edit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.millrace.model.AppName;

/** How a draft lies on disk: whole or not at all, readable by its owner only. */
final class DraftFile {
  private static final int FORMAT = 0x4d524401;

  private DraftFile() {}

  /** The same for the same file, and for no other. */
  static String name(FileKey file) {
    String text = file.installation() + "\n" + file.app() + "\n" + file.path();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static void write(Path file, Draft draft) throws IOException {
    // Made by the JDK with rights for the owner alone.
    Path part = Files.createTempFile(file.getParent(), "part", "");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      out.writeInt(FORMAT);
      out.writeUTF(draft.file().installation());
      out.writeUTF(draft.file().app().value());
      out.writeUTF(draft.file().path());
      out.writeInt(draft.base().revision());
      out.writeInt(draft.base().deployment());
      byte[] content = draft.source().encode();
      out.writeInt(content.length);
      out.write(content);
    } catch (IOException failed) {
      Files.deleteIfExists(part);
      throw failed;
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  static Draft read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != FORMAT) {
        throw new IOException("its format is not known");
      }
      FileKey key = new FileKey(in.readUTF(), new AppName(in.readUTF()), in.readUTF());
      LiveVersion base = new LiveVersion(in.readInt(), in.readInt());
      byte[] content = in.readNBytes(in.readInt());
      SourceText source =
          SourceText.decode(content).orElseThrow(() -> new IOException("it is no text"));
      return new Draft(key, base, source);
    }
  }
}
