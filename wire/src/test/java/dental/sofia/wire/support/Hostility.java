package dental.sofia.wire.support;

import dental.sofia.wire.support.TcpServer.Conversation;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** What servers do that are broken, overloaded, or something else altogether. */
public final class Hostility {
  private Hostility() {}

  /** Accepts and never says a word: a stopped process. */
  public static Conversation silence() {
    return client -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Does not even read. */
  public static Conversation deafness() {
    return client -> Thread.sleep(60_000);
  }

  public static Conversation hangingUp() {
    return client -> client.getInputStream().read();
  }

  public static Conversation saying(byte[] words) {
    return client -> {
      client.getOutputStream().write(words);
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    };
  }

  public static Conversation saying(String words) {
    return saying(words.getBytes(StandardCharsets.UTF_8));
  }

  /** Says it and ends the connection. */
  public static Conversation sayingAndHangingUp(byte[] words) {
    return client -> {
      client.getInputStream().read();
      client.getOutputStream().write(words);
      client.shutdownOutput();
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    };
  }

  /** First the words and then no end of more, as fast as the client takes it; counts the bytes. */
  public static Conversation flooding(String words, byte[] more, AtomicLong sent) {
    return client -> {
      client.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
      while (true) {
        client.getOutputStream().write(more);
        sent.addAndGet(more.length);
      }
    };
  }

  /** Right bytes, but so slowly that a timeout per read would never end it. */
  public static Conversation trickling(byte[] words, long pauseMillis) {
    return client -> {
      for (byte word : words) {
        client.getOutputStream().write(word);
        Thread.sleep(pauseMillis);
      }
    };
  }
}
