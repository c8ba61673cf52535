package dental.sofia.agent.language;

import dental.sofia.agent.partner.Stage;
import java.util.Map;
import java.util.Optional;

/** Nothing is changed that was not summed up for the caller, who has said something since. */
final class Consent {
  private final Stage stage;
  private String summedUp = "";
  private int turnsThen;

  Consent(Stage stage) {
    this.stage = stage;
  }

  /**
   * @param wish all that matters of it
   * @return empty if it may be done; else what the model is to do first
   */
  Optional<Map<String, Object>> missing(String wish, String summary) {
    if (!wish.equals(summedUp)) {
      summedUp = wish;
      turnsThen = stage.callerTurns();
      return Optional.of(
          Map.of(
              "status",
              "bestaetigung_noetig",
              "zusammenfassung",
              summary,
              "anweisung",
              "Lies die Zusammenfassung vor und frage, ob das so stimmt. Rufe die Funktion erst nach einem"
                  + " Ja des Anrufers mit denselben Angaben noch einmal auf."));
    }
    if (stage.callerTurns() == turnsThen) {
      return Optional.of(
          Map.of(
              "status", "bestaetigung_fehlt",
              "zusammenfassung", summary,
              "anweisung",
                  "Der Anrufer hat noch nicht geantwortet. Frage ihn und warte auf sein Ja."));
    }
    return Optional.empty();
  }

  /** It was done, or can't be: another wish begins anew. */
  void used() {
    summedUp = "";
  }
}
