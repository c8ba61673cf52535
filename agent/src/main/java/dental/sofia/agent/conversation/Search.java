package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Answer.Slot;
import dental.sofia.agent.conversation.german.Wish;
import java.util.List;
import java.util.Optional;

/**
 * Looking for a time that suits.
 *
 * @param soonest any time will do, the earlier the better
 * @param offered what the caller was last told is free
 * @param chosen free when it was asked for
 * @param widened there was nothing where it was wished, so other days were looked at
 */
record Search(
    Wish wish, boolean soonest, List<Slot> offered, Optional<Slot> chosen, boolean widened) {
  static final Search NEW = new Search(Wish.NONE, false, List.of(), Optional.empty(), false);

  Search {
    offered = List.copyOf(offered);
  }

  boolean begun() {
    return soonest || wish.days().isPresent() || wish.times().isPresent();
  }

  Search wish(Wish next) {
    return new Search(next, soonest, List.of(), Optional.empty(), false);
  }

  Search asSoonAsPossible() {
    return new Search(wish, true, List.of(), Optional.empty(), false);
  }

  Search offer(List<Slot> slots) {
    return new Search(wish, soonest, slots, Optional.empty(), widened);
  }

  Search choose(Slot slot) {
    return new Search(wish, soonest, offered, Optional.of(slot), widened);
  }

  Search widen() {
    return new Search(wish, soonest, List.of(), Optional.empty(), true);
  }
}
