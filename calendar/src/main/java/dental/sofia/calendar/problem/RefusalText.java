package dental.sofia.calendar.problem;

import dental.sofia.calendar.domain.appointment.Refusal;

/** Refusals in German, for people. */
public final class RefusalText {
  private RefusalText() {}

  public static String of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.SlotTaken taken ->
          "Der gewünschte Termin ist bereits vergeben. Bitte wählen Sie eine andere Zeit.";
      case Refusal.OutsideOpeningHours outside ->
          "Zu dieser Zeit ist die Praxis nicht oder nicht lange genug geöffnet.";
      case Refusal.Past past -> "Dieser Zeitpunkt liegt in der Vergangenheit.";
      case Refusal.Holiday holiday ->
          "An diesem Tag ist die Praxis geschlossen (" + holiday.name() + ").";
      case Refusal.UnknownTreatment unknown ->
          "Diese Behandlung bieten wir nicht an. Möglich sind: "
              + String.join(", ", unknown.known())
              + ".";
    };
  }
}
