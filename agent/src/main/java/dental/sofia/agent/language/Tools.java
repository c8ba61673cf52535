package dental.sofia.agent.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions of {@link Desk}, as models are told of them. */
final class Tools {
  static final String FREE = "freie_termine";
  static final String BOOK = "termin_buchen";
  static final String FIND = "termine_finden";
  static final String MOVE = "termin_verschieben";
  static final String CANCEL = "termin_absagen";
  static final String INFORMATION = "praxis_auskunft";
  static final String HANG_UP = "gespraech_beenden";

  private static final Map<String, Object> PHONE =
      text("Telefonnummer des Anrufers, wie er sie genannt hat");
  private static final Map<String, Object> START =
      text("Beginn als JJJJ-MM-TTThh:mm, zum Beispiel 2026-11-23T10:00");
  private static final Map<String, Object> TREATMENT =
      text("Name der Behandlung, wie ihn die Praxis verwendet");
  private static final Map<String, Object> APPOINTMENT =
      number("Nummer des Termins aus " + FIND + "; niemals vorlesen");
  private static final String TWICE =
      " Der erste Aufruf trägt nichts ein, sondern liefert eine Zusammenfassung. Lies sie vor, frage, ob das so"
          + " stimmt, und rufe die Funktion nach einem Ja mit denselben Angaben noch einmal auf.";

  static final List<Tool> ALL =
      List.of(
          new Tool(
              FREE,
              "Nennt freie Termine. Immer benutzen, bevor ein Termin angeboten wird.",
              schema(
                  Map.of(
                      "ab", text("erster Tag als JJJJ-MM-TT"),
                      "tage", number("Anzahl der Tage ab diesem, 1 bis 31"),
                      "behandlung", TREATMENT),
                  List.of("ab", "behandlung"))),
          new Tool(
              BOOK,
              "Trägt einen neuen Termin ein." + TWICE,
              schema(
                  Map.of(
                      "name", text("Vor- und Nachname"),
                      "telefon", PHONE,
                      "beginn", START,
                      "behandlung", TREATMENT),
                  List.of("name", "telefon", "beginn", "behandlung"))),
          new Tool(
              FIND,
              "Findet die künftigen Termine des Anrufers.",
              schema(Map.of("telefon", PHONE), List.of("telefon"))),
          new Tool(
              MOVE,
              "Verschiebt einen Termin des Anrufers." + TWICE,
              schema(Map.of("termin", APPOINTMENT, "beginn", START), List.of("termin", "beginn"))),
          new Tool(
              CANCEL,
              "Sagt einen Termin des Anrufers ab." + TWICE,
              schema(Map.of("termin", APPOINTMENT), List.of("termin"))),
          new Tool(
              INFORMATION,
              "Öffnungszeiten, Schließtage, Behandlungen, Preise, Anschrift und Hinweise der Praxis.",
              schema(Map.of(), List.of())),
          new Tool(
              HANG_UP,
              "Beendet das Gespräch, nachdem du dich verabschiedet hast.",
              schema(Map.of(), List.of())));

  private Tools() {}

  private static Map<String, Object> text(String description) {
    return Map.of("type", "string", "description", description);
  }

  private static Map<String, Object> number(String description) {
    return Map.of("type", "integer", "description", description);
  }

  private static Map<String, Object> schema(Map<String, Object> properties, List<String> required) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    return schema;
  }
}
