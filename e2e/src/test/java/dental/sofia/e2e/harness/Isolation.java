package dental.sofia.e2e.harness;

/**
 * The order of the classes that run alone, after all others: what needs a quiet cluster before what
 * disturbs it.
 */
public final class Isolation {

  public static final int MEASURES_A_TIME = 1;
  public static final int COUNTS_REQUESTS = 2;
  public static final int KILLS_THE_OPERATOR = 3;
  public static final int STOPS_THE_API_SERVER = 4;
  public static final int LOOKS_BACK = Integer.MAX_VALUE;

  private Isolation() {}
}
