package dental.sofia.calendar.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dental.sofia.calendar.access.Secrets;
import dental.sofia.calendar.access.StaffCredentials;
import dental.sofia.calendar.access.oidc.SignIn.Reason;
import dental.sofia.calendar.config.OidcSettings;
import dental.sofia.calendar.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Signing in where the staff has its accounts. */
@ApplicationScoped
public class OidcSignIn {
  private static final Logger LOG = Logger.getLogger(OidcSignIn.class);

  /** The issuer and what it needs to know; its classes are loaded with the first sign-in. */
  private record Door(OidcSettings settings, ClientID client, Issuer issuer, Staff staff) {
    static Door to(OidcSettings settings) {
      var client = new ClientID(settings.clientId());
      return new Door(
          settings, client, new Issuer(settings.issuer(), client), new Staff(settings.allowed()));
    }

    Optional<String> secret() {
      return settings.secretFile().flatMap(StaffCredentials::readLine).or(settings::secret);
    }
  }

  private final Optional<OidcSettings> settings;
  // An issuer that does not answer may keep some waiting, but not everybody who wants something
  // else.
  private final Semaphore asking = new Semaphore(4);
  private Door door;

  OidcSignIn(Settings settings) {
    this.settings = settings.oidc();
  }

  /** Whether the staff signs in this way, and in no other. */
  public boolean isOn() {
    return settings.isPresent();
  }

  /**
   * Where the browser goes; empty if the issuer can't be reached.
   *
   * @param callback where it shall come back to
   */
  public Optional<URI> begin(Attempt attempt, URI callback) {
    Door to = door();
    if (!asking.tryAcquire()) {
      return Optional.empty();
    }
    try {
      OIDCProviderMetadata metadata = to.issuer.ask().metadata();
      var request =
          new AuthenticationRequest.Builder(ResponseType.CODE, scope(metadata), to.client, callback)
              .endpointURI(metadata.getAuthorizationEndpointURI())
              .state(attempt.state())
              .nonce(attempt.nonce())
              .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
              .build();
      return Optional.of(request.toURI());
    } catch (IOException | GeneralException e) {
      LOG.warnf("the issuer %s can't be asked: %s", to.settings.issuer(), e.getMessage());
      return Optional.empty();
    } finally {
      asking.release();
    }
  }

  /**
   * The browser has come back.
   *
   * @param code what the issuer gave it
   * @param state with which it went
   */
  public SignIn finish(Attempt attempt, URI callback, String code, String state) {
    if (!Secrets.same(state, attempt.state().getValue())) {
      return new SignIn.Refused(Reason.FAILED);
    }
    Door to = door();
    if (!asking.tryAcquire()) {
      return new SignIn.Refused(Reason.UNAVAILABLE);
    }
    try {
      Issuer.Known issuer = to.issuer.lastKnown();
      HTTPRequest request = request(to, issuer.metadata(), attempt, callback, code).toHTTPRequest();
      request.setConnectTimeout(Issuer.PATIENCE_MILLIS);
      request.setReadTimeout(Issuer.PATIENCE_MILLIS);
      request.setFollowRedirects(false);
      var answer = OIDCTokenResponseParser.parse(request.send());
      if (!answer.indicatesSuccess()) {
        // The code of the error, for instance invalid_client; the rest is the issuer's own.
        LOG.warnf(
            "the issuer gave no token: %s", answer.toErrorResponse().getErrorObject().getCode());
        return new SignIn.Refused(Reason.FAILED);
      }
      var token = ((OIDCTokenResponse) answer.toSuccessResponse()).getOIDCTokens().getIDToken();
      return to.staff.judge(issuer.tokens().validate(token, attempt.nonce()));
    } catch (BadJOSEException | ParseException e) {
      LOG.warnf("the issuer's token proves nothing: %s", e.getMessage());
      return new SignIn.Refused(Reason.FAILED);
    } catch (KeySourceException | IOException e) {
      LOG.warnf("the issuer %s can't be asked: %s", to.settings.issuer(), e.getMessage());
      return new SignIn.Refused(Reason.UNAVAILABLE);
    } catch (JOSEException | GeneralException e) {
      LOG.warnf("the issuer's answer can't be understood: %s", e.getMessage());
      return new SignIn.Refused(Reason.FAILED);
    } finally {
      asking.release();
    }
  }

  private synchronized Door door() {
    if (door == null) {
      door = Door.to(settings.orElseThrow());
    }
    return door;
  }

  private static TokenRequest request(
      Door to, OIDCProviderMetadata metadata, Attempt attempt, URI callback, String code) {
    var grant =
        new AuthorizationCodeGrant(new AuthorizationCode(code), callback, attempt.verifier());
    URI endpoint = metadata.getTokenEndpointURI();
    return to.secret()
        .map(secret -> authentication(to.client, new Secret(secret), metadata))
        .map(shown -> new TokenRequest.Builder(endpoint, shown, grant).build())
        .orElseGet(() -> new TokenRequest.Builder(endpoint, to.client, grant).build());
  }

  private static ClientAuthentication authentication(
      ClientID client, Secret secret, OIDCProviderMetadata metadata) {
    List<ClientAuthenticationMethod> known = metadata.getTokenEndpointAuthMethods();
    boolean onlyInTheBody =
        known != null
            && known.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            && !known.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return onlyInTheBody
        ? new ClientSecretPost(client, secret)
        : new ClientSecretBasic(client, secret);
  }

  /** Some issuers name groups only to those who ask, and others refuse to be asked. */
  private static Scope scope(OIDCProviderMetadata metadata) {
    var scope = new Scope("openid", "profile", "email");
    if (metadata.getScopes() != null && metadata.getScopes().contains("groups")) {
      scope.add("groups");
    }
    return scope;
  }
}
