package dental.sofia.operator.controller;

import dental.sofia.operator.config.OperatorConfig;
import dental.sofia.operator.status.StatusComposer;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** What is not made by injection itself. */
@ApplicationScoped
class Beans {

  @Produces
  @Dependent
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Dependent
  StatusComposer statusComposer(Clock clock) {
    return new StatusComposer(clock);
  }

  /**
   * Absent with a single replica: nothing is to be elected, and a lease would be written every
   * other second.
   */
  @Produces
  @Dependent
  LeaderElectionConfiguration leaderElection(OperatorConfig config) {
    var election = config.leaderElection();
    if (!election.enabled()) {
      return null;
    }
    var builder =
        LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(election.leaseName());
    election.leaseNamespace().ifPresent(builder::withLeaseNamespace);
    return builder.build();
  }
}
