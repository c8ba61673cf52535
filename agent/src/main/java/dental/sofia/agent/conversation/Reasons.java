package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Practice.Treatment;
import dental.sofia.agent.conversation.german.Words;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why somebody wants to come, as one of the practice's treatments. */
final class Reasons {
  /** What people say instead of the usual names; the first that is found counts. */
  private static final Map<String, String> SAID = new LinkedHashMap<>();

  static {
    SAID.put(
        "Zahnreinigung",
        "zahnreinigung|reinigung|pzr|prophylaxe|zahnstein|reinigen|putzen lassen|saubermachen");
    SAID.put("Wurzelbehandlung", "wurzel|nerv\\b");
    SAID.put(
        "Extraktion",
        "extraktion|weisheitszahn|zahn (?:\\w+ )*(?:raus|ziehen)|ziehen lassen|gezogen|zieh");
    SAID.put("Füllung", "fuellung|loch|karies|plombe|inlay");
    SAID.put(
        "Kontrolle",
        "kontroll|vorsorge|check|untersuchung|durchsicht|nachschauen|nachsehen|routine|bonusheft|mal (?:wieder )?(?:schauen|gucken)");
    SAID.put(
        "Beratung",
        "berat|implantat|krone|bruecke|prothese|veneer|bleaching|aufhellen|zahnersatz|schiene|knirsch|zahnspange|kostenvoranschlag|zweitmeinung|angst");
  }

  private static final String EMERGENCY = "Notfall";

  private Reasons() {}

  static Optional<Treatment> in(String plain, Practice practice) {
    return named(plain, practice)
        .or(
            () ->
                SAID.entrySet().stream()
                    .filter(entry -> Words.any(plain, entry.getValue()))
                    .findFirst()
                    .flatMap(entry -> find(entry.getKey(), practice)));
  }

  /** For pain: what the practice keeps for it, or the first that it has. */
  static Treatment emergency(Practice practice) {
    return find(EMERGENCY, practice)
        .or(() -> find("Schmerz", practice))
        .orElseGet(() -> practice.treatments().getFirst());
  }

  static List<String> names(Practice practice) {
    return practice.treatments().stream().map(Treatment::name).toList();
  }

  /** By its own name or another that the practice gives it; the longest that fits. */
  private static Optional<Treatment> named(String plain, Practice practice) {
    return practice.treatments().stream()
        .filter(treatment -> !treatment.name().equals(EMERGENCY))
        .filter(
            treatment ->
                contains(plain, treatment.name())
                    || treatment.aliases().stream().anyMatch(alias -> contains(plain, alias)))
        .max(Comparator.comparingInt(treatment -> treatment.name().length()));
  }

  private static Optional<Treatment> find(String name, Practice practice) {
    String wanted = Words.plain(name);
    return practice.treatments().stream()
        .filter(treatment -> Words.plain(treatment.name()).contains(wanted))
        .findFirst();
  }

  private static boolean contains(String plain, String name) {
    return !name.isBlank() && plain.contains(Words.plain(name));
  }
}
