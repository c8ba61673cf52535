package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * What page and agent know of the practice. Texts are for patients, so they are in their language.
 *
 * @param name of the practice
 * @param timeZone in which it lives
 * @param state whose holidays it keeps
 * @param address one line
 * @param phone international form
 * @param email for patients
 * @param openingHours when there are appointments; default: Monday to Friday, 8 to 12 and 14 to 18
 * @param closures when there are none
 * @param treatments what can be booked; default: seven usual ones
 * @param information what patients ask for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PracticeSpec(
    @JsonPropertyDescription("Name of the practice.")
        @Default("Zahnarztpraxis")
        @Size(min = 1, max = 200)
        String name,
    @JsonPropertyDescription("Time zone in which the practice lives, like Europe/Berlin.")
        @Default("Europe/Berlin")
        @Size(min = 1, max = 64)
        String timeZone,
    @JsonPropertyDescription(
            "State (ISO 3166-2:DE without DE-) whose holidays the practice keeps. Default: those of all of Germany.")
        State state,
    @JsonPropertyDescription("Address, in one line.") @Size(min = 1, max = 300) String address,
    @JsonPropertyDescription("Telephone in international form, like +493012345678.")
        @Size(min = 3, max = 16)
        @ValidationRule(
            value = "self.matches('^[+][1-9][0-9]{1,14}$')",
            message = "practice.phone: write it in international form, like +493012345678")
        String phone,
    @JsonPropertyDescription("E-mail address for patients.") @Size(min = 3, max = 254) String email,
    @JsonPropertyDescription(
            "When there are appointments; a break is between two entries. Default: Monday to Friday, 8 to 12 and 14 to"
                + " 18.")
        @Size(min = 1, max = 28)
        List<OpeningHours> openingHours,
    @JsonPropertyDescription("Days on which there are no appointments, besides holidays.")
        @Size(max = 100)
        List<Closure> closures,
    @JsonPropertyDescription("What can be booked. Default: seven usual treatments.")
        @Size(min = 1, max = 50)
        @ValidationRule(
            value = "self.all(a, self.exists_one(b, b.name == a.name))",
            message = "practice.treatments: two have the same name: write different names")
        List<Treatment> treatments,
    @JsonPropertyDescription("What patients ask for, like parking or insurances.") @Size(max = 50)
        List<Information> information) {

  public PracticeSpec {
    name = name == null ? "Zahnarztpraxis" : name;
    timeZone = timeZone == null ? "Europe/Berlin" : timeZone;
  }

  /** The German states, as ISO 3166-2 calls them. */
  public enum State {
    BW,
    BY,
    BE,
    BB,
    HB,
    HH,
    HE,
    MV,
    NI,
    NW,
    RP,
    SL,
    SN,
    ST,
    SH,
    TH
  }

  /** Days of the week. */
  public enum Day {
    @JsonProperty("Monday")
    MONDAY,
    @JsonProperty("Tuesday")
    TUESDAY,
    @JsonProperty("Wednesday")
    WEDNESDAY,
    @JsonProperty("Thursday")
    THURSDAY,
    @JsonProperty("Friday")
    FRIDAY,
    @JsonProperty("Saturday")
    SATURDAY,
    @JsonProperty("Sunday")
    SUNDAY
  }

  /**
   * A span of time on some days of the week.
   *
   * @param opens local time
   * @param closes local time
   */
  @ValidationRule(
      value = "self.opens < self.closes",
      message = "practice.openingHours: opens must be before closes")
  public record OpeningHours(
      @JsonPropertyDescription("Days of the week.") @Required @Size(min = 1, max = 7)
          List<Day> days,
      @JsonPropertyDescription("Local time, like 08:00.")
          @Required
          @Size(min = 5, max = 5)
          @ValidationRule(
              value = "self.matches('^([01][0-9]|2[0-3]):[0-5][0-9]$')",
              message = "practice.openingHours: opens: write hours and minutes, like 08:00")
          String opens,
      @JsonPropertyDescription("Local time, like 12:00.")
          @Required
          @Size(min = 5, max = 5)
          @ValidationRule(
              value = "self.matches('^([01][0-9]|2[0-3]):[0-5][0-9]$')",
              message = "practice.openingHours: closes: write hours and minutes, like 12:00")
          String closes) {}

  /**
   * Days without appointments.
   *
   * @param from first day
   * @param to last day
   * @param reason for patients
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(
      value = "self.from <= self.to",
      message = "practice.closures: from must not be after to")
  public record Closure(
      @JsonPropertyDescription("First day, like 2026-12-24.")
          @Required
          @Size(min = 10, max = 10)
          @ValidationRule(
              value = "self.matches('^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$')",
              message = "practice.closures: from: write a day, like 2026-12-24")
          String from,
      @JsonPropertyDescription("Last day, like 2026-12-31.")
          @Required
          @Size(min = 10, max = 10)
          @ValidationRule(
              value = "self.matches('^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$')",
              message = "practice.closures: to: write a day, like 2026-12-31")
          String to,
      @JsonPropertyDescription("Why, for patients.") @Size(max = 200) String reason) {}

  /**
   * What can be booked.
   *
   * @param durationMinutes how long the chair is taken
   * @param price for patients, in words
   * @param aliases what patients also call it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Treatment(
      @JsonPropertyDescription("Name, for patients.") @Required @Size(min = 1, max = 60)
          String name,
      @JsonPropertyDescription("How long the chair is taken, in steps of 5 minutes.")
          @Required
          @Min(5)
          @Max(480)
          @ValidationRule(
              value = "self % 5 == 0",
              message = "practice.treatments: durationMinutes: write a multiple of 5")
          Integer durationMinutes,
      @JsonPropertyDescription("What it costs, in words.") @Size(max = 200) String price,
      @JsonPropertyDescription("What patients also call it.") @Size(max = 20)
          List<@Size(min = 1, max = 60) String> aliases) {}

  /**
   * What patients ask for.
   *
   * @param topic what it is about
   * @param text the answer
   */
  public record Information(
      @JsonPropertyDescription("What it is about, like Parken.") @Required @Size(min = 1, max = 60)
          String topic,
      @JsonPropertyDescription("The answer.") @Required @Size(min = 1, max = 1000) String text) {}
}
