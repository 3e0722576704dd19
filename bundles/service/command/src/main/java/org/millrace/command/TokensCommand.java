package org.millrace.command;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.millrace.management.Token;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "tokens", description = "The tokens that open the management API.")
final class TokensCommand {
  private static final Table<Token> TABLE =
      new Table<Token>()
          .column("NAME", Token::name)
          .column("CREATED", Token::created)
          .column("ENDS", token -> token.ends().map(Instant::toString).orElse("never"));

  @Command(description = "Lists the tokens; what they are made of is kept nowhere.")
  int list(@Mixin AgentCall call) throws IOException {
    call.answer(call.client().tokens(), TABLE);
    return 0;
  }

  @Command(description = "Makes a token and prints it, this once.")
  int create(@Mixin AgentCall call, @Parameters(paramLabel = "NAME") String name)
      throws IOException {
    Token token = call.client().createToken(name);
    call.done(token, token.secret().orElseThrow());
    return 0;
  }

  @Command(description = "Makes a token worthless at once.")
  int revoke(@Mixin AgentCall call, @Parameters(paramLabel = "NAME") String name)
      throws IOException {
    call.client().revokeToken(name);
    call.done(Map.of("revoked", name), name + " opens nothing any more.");
    return 0;
  }
}
