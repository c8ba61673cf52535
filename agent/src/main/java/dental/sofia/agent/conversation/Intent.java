package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.german.Words;
import java.util.EnumSet;
import java.util.Set;

/** What somebody may want or mean, by the words that they use. */
enum Intent {
  /** Life may be in danger: a doctor is needed, and not one for teeth. */
  DANGER(
      "(?:bekomm\\w*|krieg\\w*) (?:\\S+ )?(?:keine|kaum|schlecht|schwer) luft|atemnot|keine luft|kann (?:kaum|nicht|nicht mehr) atmen"
          + "|kann nicht (?:mehr )?schlucken|bewusstlos|ohnmaechtig|nicht mehr ansprechbar|herzinfarkt"
          + "|(?:hoert|hoeren) nicht auf zu bluten|blutet (?:sehr )?stark|starke blutung|blutung stoppt nicht"
          + "|allergischer schock|schwellung bis zum auge|zunge (?:ist )?geschwollen"),
  PAIN(
      "schmerz|weh\\b|weh getan|tut\\w* (?:\\S+ )*weh|zahnweh|zahnschmerz|pocht|geschwollen|schwellung|dicke backe|eiter|abszess"
          + "|abgebrochen|rausgefallen|herausgefallen|ausgeschlagen|ausgebissen|unfall|notfall|blut\\w*|aua|entzuend"),
  CANCEL(
      "absag|abgesagt|stornier|termin (?:\\S+ )?(?:loeschen|streichen|absagen)|(?:kann|koennen) (?:\\S+ )*(?:termin )?(?:doch )?nicht (?:wahrnehmen|kommen)"
          + "|nicht wahrnehmen|termin (?:\\S+ )?(?:auf)?loesen|sag\\w* (?:\\S+ )*\\bab\\b"),
  MOVE(
      "verschieb|verschob|verleg|umbuch|umleg|anderen termin statt|termin (?:\\S+ )*(?:aendern|tauschen|aender)|frueheren termin|spaeteren termin|vorverleg|vorzieh"),
  FIND(
      "wann (?:\\S+ )*(?:habe|hab|ist|war) (?:\\S+ )*(?:mein|unser)\\w* (?:\\S+ )?termin|wann (?:habe|hab) ich (?:\\S+ )*termin|mein\\w* (?:naechste\\w* )?termine? (?:nachsehen|nachschauen|wissen|sagen|vergessen)"
          + "|termin vergessen|welche termine (?:habe|hab) ich|habe ich (?:\\S+ )*(?:schon |noch )?(?:einen|\\b1) termin"),
  HOURS(
      "oeffnungszeit|sprechzeit|sprechstunde|(?:wann|wie lange|bis wann) (?:\\S+ )*(?:offen|geoeffnet|auf\\b|da\\b|erreichbar)|(?:haben|habt|hat) (?:\\S+ )*(?:offen|geoeffnet|auf\\b|zu\\b|geschlossen)|seid ihr da|arbeiten sie (?:auch )?(?:am|samstags)"),
  PRICE("kostet|kosten|preis|teuer|bezahl|zahlt\\w* die (?:\\S+ )?kasse|gebuehr|euro"),
  ADDRESS(
      "adresse|anschrift|wo (?:\\S+ )*(?:praxis|finde|sind sie|seid ihr|liegt|befind)|wie komme ich"),
  CONTACT("telefonnummer der praxis|ihre (?:telefon)?nummer|wie (?:\\S+ )*erreich|e mail|email"),
  TREATMENTS(
      "was (?:\\S+ )*(?:bieten|machen|behandeln) sie|welche (?:behandlung|leistung)|ihre leistungen"),
  PERSON(
      "mensch|mitarbeiter|echte\\w* person|jemand\\w* sprechen|kolleg|(?:doktor|arzt|aerztin|zahnarzt|chef) (?:\\S+ )?sprechen|rueckruf|zurueckruf"),
  OTHERS(
      "wer (?:\\S+ )*(?:hat|kommt) (?:\\S+ )*(?:termin|heute|morgen|praxis)|(?:andere|anderen) patient|welche patienten|patientenliste|termine (?:von|aller)|termin von (?:frau|herrn|meine[rmn]|mein)|hat (?:frau|herr) \\w+ (?:\\S+ )*termin"),
  ADVICE(
      "ibuprofen|paracetamol|antibiotik|aspirin|welche tablette|schmerzmittel|was (?:\\S+ )*(?:nehmen|gegen die schmerzen)|diagnose|was habe ich|ist das gefaehrlich"),
  NAME_OF_SOFIA(
      "wer (?:sind|bist) |wie (?:heissen|heisst) (?:sie|du)|roboter|computer|kuenstliche|bist du echt|sind sie echt|\\bki\\b"),
  WHAT_CAN_YOU(
      "was (?:koennen|kannst) (?:sie|du)|hilfe\\b|wobei (?:\\S+ )*helfen|wie funktioniert"),
  REPEAT(
      "wie bitte|nochmal|noch mal|noch einmal|wiederhol|was haben sie gesagt|nicht verstanden|hae\\b"),
  ABORT(
      "abbrech|abbruch|vergessen sie|vergiss|doch nicht mehr|hat sich erledigt|hab\\w* es mir (?:anders )?ueberlegt|ich will (?:doch )?nicht mehr|lassen wir"),
  GOODBYE(
      "tschues|auf wiederhoeren|auf wiedersehen|ade\\b|bis bald|bis dann|ciao|das war s|das wars|das war alles|schoenen tag|servus und|pfiat|wiedersehen|wiederhoeren|leg\\w* (?:jetzt )?auf|machs gut|mach s gut"),
  THANKS("dank|vielen dank|merci"),
  HELLO("hallo|guten (?:tag|morgen|abend)|gruess gott|moin|servus|hi\\b|tach|gruezi"),
  YES(
      "ja\\b|jawohl|jo\\b|jep|jupp|genau|gerne?\\b|richtig|stimmt|korrekt|okay|ok\\b|passt|in ordnung|einverstanden|klar|bitte (?:buchen|eintragen)|machen sie das|nehme ich|den nehm|freilich|sicher|natuerlich|perfekt|super|prima|alles klar|so ist es|mach\\w* wir"),
  NO(
      "nein|nee|ne\\b|noe|nicht\\b|falsch|stimmt nicht|passt nicht|kein\\w*|lieber nicht|stopp|halt\\b|na\\b"),
  EARLIER("frueher|eher\\b|vorher"),
  LATER("spaeter|danach"),
  OTHER_DAY(
      "ander\\w* tag|ander\\w* termin|ander\\w* zeit|was ander\\w*|etwas ander\\w*|ander\\w* vorschl|weiter\\w* (?:termine|vorschl)"),
  BOOK(
      "termin|vorbeikommen|reinkommen|buch|vereinbar|anmeld|einen platz|hingehen|kommen\\b|dran\\b|was frei|etwas frei"),
  FOREIGN(
      "hello|good morning|appointment|i need|i would|english|please|do you speak|bonjour|parlez|rendez|vous|buenos|hola|cita\\b|randevu|merhaba|dzien|dobry|buongiorno|appuntamento|kak |zdrav");

  private final String expressions;

  Intent(String expressions) {
    this.expressions = expressions;
  }

  /** All that may be meant. */
  static Set<Intent> in(String plain) {
    var found = EnumSet.noneOf(Intent.class);
    for (var intent : values()) {
      if (Words.any(plain, intent.expressions)) {
        found.add(intent);
      }
    }
    // „Nein, das passt nicht" has a yes in it, and „ja" with „nicht" mostly not.
    if (found.contains(NO)
        && found.contains(YES)
        && !Words.anyWhole(plain, "ja|genau|gern|gerne|richtig")) {
      found.remove(YES);
    } else if (found.contains(YES) && plain.startsWith("ja")) {
      found.remove(NO);
    } else if (found.contains(NO) && plain.startsWith("ne")) {
      found.remove(YES);
    }
    return found;
  }
}
