import be.uitpost.client.ApiException;
import be.uitpost.client.Uitpost;
import be.uitpost.client.api.MessagesApi;
import be.uitpost.client.model.*;
import java.io.File;
import java.nio.file.Files;
import java.util.stream.Collectors;

/** Exercises the Java client against a running hub: see try-clients.mjs. */
public class Exercise {
  private static final Uitpost hub = Uitpost.connect(System.getenv("UITPOST_URL"), System.getenv("UITPOST_API_KEY"));
  private static final MessagesApi messages = new MessagesApi(hub);

  public static void main(String[] args) throws Exception {
    String key = letter().getReference();
    String id = messages.sendMessage(key, letter()).getId();
    same(id, messages.sendMessage(key, letter()).getId());
    Message message = messages.getMessage(id);
    same(key, message.getReference());
    MessageRowPage listed = messages.listMessages(key, null, null, null, null, null, null, null);
    same("[" + id + "]", listed.getItems().stream().map(MessageRow::getId).collect(Collectors.toList()).toString());
    while (message.getDocuments().isEmpty()) {
      Thread.sleep(200);
      message = messages.getMessage(id);
    }
    SentDocument pdf = message.getDocuments().stream().filter(each -> each.getKind() == DocumentKind.LETTER).findFirst().get();
    File file = messages.getMessageDocument(id, pdf.getId());
    byte[] bytes = Files.readAllBytes(file.toPath());
    Files.delete(file.toPath());
    same("%PDF-", new String(bytes, 0, 5));
    same(pdf.getSize(), bytes.length);

    MessageRequest wrong = letter();
    wrong.getRecipient().getCitizenRecipient().setInsz("85631212494");
    Problem refused = refusal(key + "-wrong", wrong);
    same("400 UP-1001", refused.getStatus() + " " + refused.getCode());
    same("UP-2101 /recipient/insz", refused.getIssues().get(0).getCode() + " " + refused.getIssues().get(0).getPointer());
    same("UP-1005", refusal(key, letter().priority(Priority.BULK)).getCode());
    System.out.println("exercised");
  }

  private static MessageRequest letter() throws Exception {
    return hub.getObjectMapper().readValue(System.getenv("UITPOST_LETTER"), MessageRequest.class);
  }

  private static Problem refusal(String key, MessageRequest letter) {
    try {
      messages.sendMessage(key, letter);
    } catch (ApiException refused) {
      return hub.problemOf(refused).orElseThrow();
    }
    throw new AssertionError("it was not refused");
  }

  private static void same(Object expected, Object found) {
    if (!expected.equals(found)) throw new AssertionError("expected " + expected + ", found " + found);
  }
}
