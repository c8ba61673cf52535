package dental.sofia.calendar.access.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dental.sofia.calendar.access.oidc.SignIn.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who of an issuer's users is staff.
 *
 * @param allowed e-mail addresses, in small letters, and groups; if empty, everybody
 */
record Staff(Set<String> allowed) {
  // The journal keeps a hundred letters of who did something, "staff:" among them.
  private static final int LONGEST_NAME = 90;

  Staff {
    allowed = allowed.stream().map(Staff::comparable).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @param claims that have been proved
   */
  SignIn judge(IDTokenClaimsSet claims) {
    if (!allowed.isEmpty() && marks(claims).noneMatch(allowed::contains)) {
      return new SignIn.Refused(Reason.FORBIDDEN);
    }
    String name =
        text(claims, "preferred_username")
            .or(() -> text(claims, "email"))
            .orElse(claims.getSubject().getValue());
    return new SignIn.Accepted(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
  }

  private static Stream<String> marks(IDTokenClaimsSet claims) {
    List<String> groups = claims.getStringListClaim("groups");
    // An address that is not the user's own, as far as the issuer knows, says nothing.
    boolean denied = Boolean.FALSE.equals(claims.getBooleanClaim("email_verified"));
    Optional<String> email = denied ? Optional.empty() : text(claims, "email");
    return Stream.concat(
        email.filter(it -> it.contains("@")).map(Staff::comparable).stream(),
        groups == null ? Stream.of() : groups.stream().filter(it -> !it.contains("@")));
  }

  private static Optional<String> text(IDTokenClaimsSet claims, String name) {
    return Optional.ofNullable(claims.getStringClaim(name))
        .map(String::strip)
        .filter(it -> !it.isEmpty());
  }

  private static String comparable(String mark) {
    return mark.contains("@") ? mark.toLowerCase(Locale.ROOT) : mark;
  }
}
