package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Conversation.Step;
import dental.sofia.agent.conversation.Standing.Asked;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A standing while it changes, and what is to be done; thrown away after one event. */
final class Turn {
  final Practice practice;
  final LocalDateTime now;
  final String callId;
  Task task;
  Asked asked;
  Optional<String> name;
  Optional<String> phone;
  Optional<Request> pending;
  int misunderstood;
  int silences;
  int vain;
  int done;
  private String question;
  private final List<String> unheard;
  private final List<Action> actions = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();

  Turn(Standing standing, LocalDateTime now) {
    this.now = now;
    practice = standing.practice();
    callId = standing.callId();
    task = standing.task();
    asked = standing.asked();
    question = standing.question();
    name = standing.name();
    phone = standing.phone();
    pending = standing.pending();
    unheard = new ArrayList<>(standing.unheard());
    misunderstood = standing.misunderstood();
    silences = standing.silences();
    vain = standing.vain();
    done = standing.done();
  }

  LocalDate today() {
    return now.toLocalDate();
  }

  void say(String sentence) {
    sentences.add(sentence);
  }

  /** Says it, and what comes next is taken for the answer. */
  void ask(Asked what, String words) {
    asked = what;
    question = words;
    sentences.add(words);
  }

  /** The last question again, after something else was said. */
  void askAgain() {
    if (!question.isEmpty()) {
      sentences.add(question);
    }
  }

  void request(Request request) {
    flush();
    pending = Optional.of(request);
    actions.add(new Action.Ask(request));
  }

  void show(Action.Show show) {
    actions.add(show);
  }

  void hangUp() {
    flush();
    task = new Task.None();
    actions.add(new Action.HangUp());
  }

  /** That the caller wants nothing more of what was begun. */
  void finish() {
    task = new Task.None();
    ask(Asked.ANYTHING_ELSE, "Kann ich sonst noch etwas für Sie tun?");
  }

  void later(String text) {
    unheard.add(text);
  }

  /** What was said while the calendar was asked. */
  List<String> takeUnheard() {
    var texts = List.copyOf(unheard);
    unheard.clear();
    return texts;
  }

  Step step() {
    flush();
    return new Step(
        new Standing(
            practice,
            callId,
            task,
            asked,
            question,
            name,
            phone,
            pending,
            unheard,
            misunderstood,
            silences,
            vain,
            done),
        actions);
  }

  private void flush() {
    if (!sentences.isEmpty()) {
      actions.add(new Action.Say(String.join(" ", sentences)));
      sentences.clear();
    }
  }
}
