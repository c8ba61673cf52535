package dental.sofia.calendar.access;

import jakarta.enterprise.context.RequestScoped;

/** Who sent the request that is being answered. */
@RequestScoped
public class CurrentCaller {
  private Caller caller = new Caller.Anonymous();

  public Caller get() {
    return caller;
  }

  void set(Caller caller) {
    this.caller = caller;
  }
}
