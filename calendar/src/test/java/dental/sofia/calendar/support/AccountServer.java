package dental.sofia.calendar.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.mockwebserver.RecordedRequest;

/** A server of OpenID Connect at which everybody has an account, and which can be told to cheat. */
public final class AccountServer implements AutoCloseable {
  public static final String CLIENT = "kalender";

  private static final String PRACTICE = "praxis";
  private static final long VALID_SECONDS = 300;

  private final boolean form;
  private final Keys keys = new Keys();
  private final int port;
  private MockOAuth2Server server;

  private AccountServer(boolean form, int port) {
    this.form = form;
    this.port = port;
  }

  /** Signs everybody in without a question. */
  public static AccountServer start() {
    return reserved(false).up();
  }

  /** Shows a form in which people say who they are. */
  public static AccountServer startWithForm() {
    return reserved(true).up();
  }

  /** One that is not there yet. */
  public static AccountServer down() {
    return reserved(false);
  }

  private static AccountServer reserved(boolean form) {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new AccountServer(form, socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public AccountServer up() {
    var config = new OAuth2Config(form, null, null, false, new OAuth2TokenProvider(keys), Set.of());
    server = new MockOAuth2Server(config);
    server.start(InetAddress.getLoopbackAddress(), port);
    return this;
  }

  public String issuer() {
    return "http://localhost:" + port + "/" + PRACTICE;
  }

  /** The environment of a calendar whose staff signs in here. */
  public Map<String, String> environment() {
    return Map.of("SOFIA_OIDC_ISSUER", issuer(), "SOFIA_OIDC_CLIENT_ID", CLIENT);
  }

  /** What the next token says of its owner. */
  public void next(Map<String, Object> claims) {
    next(VALID_SECONDS, claims);
  }

  /**
   * @param seconds how long the next token is valid; less than none if it was
   * @param claims what it says, also instead of what it should
   */
  public void next(long seconds, Map<String, Object> claims) {
    server.enqueueCallback(
        new DefaultOAuth2TokenCallback(PRACTICE, "42", "JWT", List.of(CLIENT), claims, seconds));
  }

  /** From now on it signs with another key of another name. */
  public void rotateKeys() {
    keys.current = Keys.make("key-" + System.nanoTime());
  }

  /** From now on somebody else signs who claims to have the same key. */
  public void forgeKeys() {
    keys.current = Keys.make(keys.current.getKeyID());
  }

  /** What it has been shown when a code was changed for a token: the header of the last request. */
  public String credentials() {
    String shown = null;
    try {
      while (true) {
        RecordedRequest request = server.takeRequest(1, TimeUnit.MILLISECONDS);
        if (request.getPath().endsWith("/token")) {
          shown = request.getHeader("Authorization");
        }
      }
    } catch (RuntimeException e) {
      // There are no more.
      return shown;
    }
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private static final class Keys extends KeyProvider {
    private volatile RSAKey current = make("first");

    static RSAKey make(String name) {
      try {
        return new RSAKeyGenerator(2048).keyID(name).generate();
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public JWK signingKey(String issuer) {
      return current;
    }
  }
}
