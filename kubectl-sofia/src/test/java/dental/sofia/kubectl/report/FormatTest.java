package dental.sofia.kubectl.report;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.kubectl.verify.Report;
import dental.sofia.kubectl.verify.Row;
import dental.sofia.kubectl.verify.Row.From;
import dental.sofia.kubectl.verify.Row.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read and programs parse; a change here is one that users see. */
class FormatTest {

  private static final Report REPORT =
      new Report(
          "praxis",
          "practices",
          "Relay",
          Optional.of("ws://praxis.example.com:7880"),
          List.of(
              new Row(
                  From.OPERATOR,
                  "Ready",
                  Result.PASSED,
                  Optional.empty(),
                  "all 10 conditions hold",
                  Optional.empty()),
              new Row(
                  From.HERE,
                  "TurnCredentialsValid",
                  Result.FAILED,
                  Optional.of("TurnSilent"),
                  "coturn at praxis.example.com:3478 over TCP: unreachable: \"refused\"",
                  Optional.of("delete the pod if it hangs")),
              new Row(
                  From.HERE,
                  "TurnSecure",
                  Result.UNKNOWN,
                  Optional.of("SomebodyElsesReason"),
                  "could not be asked",
                  Optional.empty())));

  @Test
  void peopleReadATableWithWhatToDoBelowWhatDidNotPass() {
    assertThat(Format.table.text(REPORT))
        .isEqualToNormalizingNewlines(
            """
            SofiaDeployment praxis in namespace practices: transport Relay, ws://praxis.example.com:7880

            FROM      CHECK                  RESULT   WHAT WAS FOUND
            operator  Ready                  Passed   all 10 conditions hold
            here      TurnCredentialsValid   Failed   TurnSilent: coturn at praxis.example.com:3478 over TCP: unreachable: "refused"
                                                      next: delete the pod if it hangs
            here      TurnSecure             Unknown  SomebodyElsesReason: could not be asked

            1 passed, 1 failed, 1 unknown
            """);
  }

  @Test
  void programsParseADocumentWhoseMembersStay() {
    assertThat(Format.json.text(REPORT))
        .isEqualToNormalizingNewlines(
            """
            {
              "apiVersion" : "sofia.dental/v1alpha1",
              "kind" : "Verification",
              "namespace" : "practices",
              "name" : "praxis",
              "transport" : "Relay",
              "url" : "ws://praxis.example.com:7880",
              "result" : "Failed",
              "checks" : [ {
                "from" : "operator",
                "check" : "Ready",
                "result" : "Passed",
                "message" : "all 10 conditions hold"
              }, {
                "from" : "here",
                "check" : "TurnCredentialsValid",
                "result" : "Failed",
                "reason" : "TurnSilent",
                "message" : "coturn at praxis.example.com:3478 over TCP: unreachable: \\"refused\\"",
                "nextStep" : "delete the pod if it hangs"
              }, {
                "from" : "here",
                "check" : "TurnSecure",
                "result" : "Unknown",
                "reason" : "SomebodyElsesReason",
                "message" : "could not be asked"
              } ]
            }
            """);
  }

  @Test
  void nothingFoundIsNotAPass() {
    assertThat(new Report("praxis", "practices", "Relay", Optional.empty(), List.of()).result())
        .isEqualTo(Result.UNKNOWN);
  }
}
