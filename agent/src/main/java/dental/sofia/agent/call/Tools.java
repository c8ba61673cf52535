package dental.sofia.agent.call;

import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.conversation.Request;
import java.util.concurrent.CompletableFuture;

/** Whom a call asks. Nothing here fails: what can't be had is said so in the result. */
public interface Tools {

  CompletableFuture<Answer> ask(Request request);

  /** As it is now, or as it was last known. */
  Practice practice();
}
