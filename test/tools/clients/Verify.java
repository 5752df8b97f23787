import be.uitpost.client.Callbacks;
import be.uitpost.client.Callbacks.CallbackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Checks the calls of UITPOST_CALLS (see signed-calls.mjs) with the client, and prints the verdicts. */
public class Verify {
  public static void main(String[] args) throws Exception {
    for (String line : Files.readAllLines(Path.of(System.getenv("UITPOST_CALLS")))) {
      String[] call = line.split("\t", -1);
      Map<String, String> headers = Map.of("Webhook-Id", call[1], "Webhook-Timestamp", call[2], "Webhook-Signature", call[3]);
      Instant now = Instant.ofEpochSecond(Long.parseLong(call[4]));
      try {
        var event = Callbacks.verify(Base64.getDecoder().decode(call[6]), headers, List.of(call[5].split(",")), Callbacks.TOLERANCE, now);
        System.out.println(event.get("type").asText().endsWith(".ping") ? "accepted" : "another event");
      } catch (CallbackException refused) {
        System.out.println("refused");
      }
    }
  }
}
