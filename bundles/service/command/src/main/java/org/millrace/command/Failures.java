package org.millrace.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.millrace.management.Fingerprint;
import org.millrace.management.ManagementException;
import org.millrace.management.UntrustedCertificateException;
import org.millrace.model.PackageRejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever ended a command into one sentence on standard error and an exit code. */
final class Failures {
  static final int FAILED = 1;
  static final int USED_WRONGLY = 2;
  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static int usedWrongly(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(wrong.getMessage());
    command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help.");
    return USED_WRONGLY;
  }

  static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    log.debug("{} failed", command.getCommandSpec().qualifiedName(), failure);
    command.getErr().println(sentence(failure));
    return FAILED;
  }

  static String sentence(Throwable failure) {
    return switch (failure) {
      case ManagementException refused -> refusal(refused);
      case CommandFailure known -> known.getMessage();
      case PackageRejected rejected -> rejected.getMessage();
      case NoSuchFileException missing -> "There is no " + missing.getFile() + ".";
      case FileNotFoundException missing -> missing.getMessage() + ".";
      case FileAlreadyExistsException there -> there.getFile() + " exists already.";
      case UnknownHostException unknown -> "The host " + unknown.getMessage() + " is not known.";
      case SocketTimeoutException late -> "The agent did not answer in time. Try again later.";
      case SocketException unreachable -> unreachable(unreachable);
      default -> other(failure);
    };
  }

  private static String refusal(ManagementException refused) {
    if (refused.status() == 401) {
      return refused.getMessage()
          + " Give a token with --token-file or MILLRACE_TOKEN; on the agent's machine,"
          + " 'millrace tokens create NAME' makes one.";
    }
    return refused.getMessage();
  }

  private static String unreachable(SocketException failure) {
    return "No agent answers there ("
        + failure.getMessage()
        + "). Start one with 'millrace agent run', or name another with --data or --agent.";
  }

  private static String other(Throwable failure) {
    Optional<UntrustedCertificateException> untrusted = UntrustedCertificateException.in(failure);
    if (untrusted.isPresent()) {
      return untrusted(untrusted.get().fingerprint(), untrusted.get().isChanged());
    }
    if (isCutOffInClear(failure)) {
      return "The agent ended the connection at once. If it speaks TLS, write https:// before its"
          + " address, or give --agent the line that 'millrace connect' prints.";
    }
    if (failure instanceof IOException && failure.getMessage() != null) {
      return "The agent could not be asked: " + failure.getMessage() + ".";
    }
    return "The command failed: " + failure + ".";
  }

  /** What a server that expects TLS does with plain HTTP; the client has no type for it. */
  private static boolean isCutOffInClear(Throwable failure) {
    return failure instanceof IOException
        && String.valueOf(failure.getMessage()).startsWith("unexpected end of stream on http://");
  }

  private static String untrusted(Fingerprint shown, boolean another) {
    return "The agent shows a certificate that is not trusted"
        + (another ? " and not the one of --trust" : "")
        + ". If its installation's fingerprint is "
        + shown.hex()
        + ", as 'millrace connect' prints it there, add --trust with it.";
  }
}
