package dental.sofia.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.support.FakeHttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {
  @Test
  void asksAndReadsTheAnswer() {
    try (var server =
        new FakeHttpServer(request -> "HTTP/1.1 201 Created\r\nX: 1\r\nx: 2\r\n\r\nbody")) {
      var request = HttpRequest.post("/a?b=c", "application/sdp", "v=0").bearer("token");

      var result = Http.send(server.origin(), request, Deadline.after(Duration.ofSeconds(5)));

      assertThat(result)
          .isInstanceOfSatisfying(
              HttpResponse.class,
              response -> {
                assertThat(response.status()).isEqualTo(201);
                assertThat(response.headers("X")).containsExactly("1", "2");
                assertThat(response.body()).isEqualTo("body");
              });
      assertThat(server.requests())
          .singleElement()
          .asString()
          .startsWith("POST /a?b=c HTTP/1.1\r\n")
          .contains("Host: " + server.origin().authority() + "\r\n")
          .contains("Authorization: Bearer token\r\n")
          .contains("Content-Length: 3\r\n")
          .endsWith("\r\n\r\nv=0");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\nhello",
        "HTTP/1.0 200\r\n\r\nhello",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello",
      })
  void readsABodyHoweverItIsDelimited(String response) throws IOException {
    assertThat(read(response)).isEqualTo(new HttpResponse(200, read(response).headers(), "hello"));
  }

  @Test
  void waitsForNoBodyWhereThereIsNone() throws IOException {
    assertThat(read("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n").body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 999 What\r\n\r\n",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhe",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\nhello\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n",
      })
  void readsNothingElse(String response) {
    assertThatThrownBy(() -> read(response)).isInstanceOf(IOException.class);
  }

  @Property
  void readsAnyBytesOrSaysThatItDoesNot(@ForAll @Size(max = 300) List<Byte> bytes) {
    var tail = new byte[bytes.size()];
    for (int i = 0; i < tail.length; i++) {
      tail[i] = bytes.get(i);
    }
    var text = new String(tail, StandardCharsets.ISO_8859_1);
    for (String start : new String[] {"", "HTTP/1.1 ", "HTTP/1.1 200 OK\r\n"}) {
      try {
        assertThat(read(start + text)).isNotNull();
      } catch (IOException expected) {
        // An I/O exception becomes a fault; anything else would be a defect.
      }
    }
  }

  @Test
  void showsNoMoreOfABodyThanAPersonReads() {
    var response =
        new HttpResponse(
            401, List.of(), "invalid token: eyJhbGc.eyJpc3M.c2ln, " + "!".repeat(9999));

    assertThat(response.excerpt()).startsWith("invalid token: <token>, !!!").hasSize(128);
  }

  @ParameterizedTest
  @CsvSource({
    "http://livekit:7880, livekit:7880",
    "ws://livekit, livekit:80",
    "https://sofia.example.com, sofia.example.com:443",
    "wss://[2001:db8::1]:7880, [2001:db8::1]:7880",
  })
  void knowsAServerByItsUrl(String url, String authority) {
    assertThat(HttpOrigin.parse(url, Trust.system()).map(HttpOrigin::authority))
        .contains(authority);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "livekit:7880", "ftp://livekit", "http://", "http://a b", "http://x:0"})
  void knowsNoServerByAnythingElse(String url) {
    assertThat(HttpOrigin.parse(url, Trust.system())).isEmpty();
  }

  @Test
  void callsATlsServerByTheNameOfItsCertificate() {
    var pod = new Endpoint.Tls("10.244.0.2", 443, "sofia.example.com", Trust.system());

    assertThat(HttpOrigin.of(pod).authority()).isEqualTo("sofia.example.com:443");
  }

  @Test
  void makesNoRequestOutOfTwoLines() {
    assertThatThrownBy(() -> HttpRequest.get("/\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpRequest.get("/").bearer("a\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsNoTokenToLogs() {
    assertThat(HttpRequest.get("/rtc/validate?access_token=x").bearer("y"))
        .hasToString("GET /rtc/validate");
  }

  private static HttpResponse read(String response) throws IOException {
    return new HttpReader(new ByteArrayInputStream(response.getBytes(StandardCharsets.ISO_8859_1)))
        .response();
  }
}
