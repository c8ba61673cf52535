package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * Staff sign in where they have their accounts, by OpenID Connect.
 *
 * @param issuer as it calls itself
 * @param clientId what the issuer calls the calendar
 * @param secretName a Secret of the user's with the key {@code clientSecret}; absent: the calendar
 *     is a public client
 * @param allowed e-mail addresses and groups of the staff; absent: everybody whom the issuer knows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OidcSpec(
    @JsonPropertyDescription(
            "Issuer of the accounts, like https://accounts.example.com/realms/practice. Its certificate must be one that"
                + " everybody trusts.")
        @Required
        @Size(min = 1, max = 512)
        @ValidationRule(
            value = "self.matches('^https://[^/?# ]+(/[^?# ]*)?$')",
            message =
                "calendar.oidc.issuer: write the issuer's address with https:// and without a query, like"
                    + " https://accounts.example.com")
        String issuer,
    @JsonPropertyDescription(
            "What the issuer calls this calendar. Register there the page's address (status.page) with the path"
                + " /api/session/oidc/callback as where browsers come back to.")
        @Required
        @Size(min = 1, max = 256)
        String clientId,
    @JsonPropertyDescription(
            "Name of a Secret with the key clientSecret. Default: none; the issuer must then know the calendar as a"
                + " public client.")
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = Rules.SECRET,
            message = "calendar.oidc.secretName: " + Rules.SECRET_MESSAGE)
        String secretName,
    @JsonPropertyDescription(
            "Who is staff: e-mail addresses, and groups as the issuer names them in the claim groups. Default: everybody"
                + " who can sign in at the issuer.")
        @Size(min = 1, max = 100)
        @ValidationRule(
            value = "self.all(who, !who.contains(','))",
            message =
                "calendar.oidc.allowed: write each e-mail address or group as an entry of its own, without a comma")
        List<@Size(min = 1, max = 254) String> allowed) {}
