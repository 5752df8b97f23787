import be.uitpost.client.ApiException;
import be.uitpost.client.Uitpost;
import be.uitpost.client.api.BatchesApi;
import be.uitpost.client.api.MessagesApi;
import be.uitpost.client.model.*;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
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
    MessageRowPage listed = messages.listMessages(key, null, null, null, null, null, null, null, null);
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
    postList(key);
    readAddress();
    System.out.println("exercised");
  }

  /** A list of two letters, one of them wrong: posted twice under one key, followed to its end, and read back row by row. */
  private static void postList(String key) throws Exception {
    BatchesApi batches = new BatchesApi(hub);
    MessageRequest second = letter().reference(key + "-2");
    second.getRecipient().getCitizenRecipient().setInsz("85631212494");
    BatchRequest rows = new BatchRequest().messages(List.of(membersOf(letter().reference(key + "-1")), membersOf(second)));
    String id = batches.postBatch(key + "-list", rows, null, null, null, null, null, null, null, null, null, null).getId();
    same(id, batches.postBatch(key + "-list", rows, null, null, null, null, null, null, null, null, null, null).getId());
    Batch batch = batches.getBatch(id);
    while (!"completed".equals(String.valueOf(batch.getStatus()))) {
      Thread.sleep(200);
      batch = batches.getBatch(id);
    }
    same("2 1 1", batch.getTotal() + " " + batch.getCounts().getAccepted() + " " + batch.getCounts().getFixable());
    List<BatchRow> shown = batches.listBatchRows(id, null, null, null, null, null, null, null, null, null, null, null, null).getItems();
    same("1 accepted, 2 invalid", shown.stream().map(row -> row.getRow() + " " + row.getStatus()).collect(Collectors.joining(", ")));
    same("insz", shown.get(1).getIssues().get(0).getColumn());
  }

  /** Both forms of an address keep all their members. */
  private static void readAddress() throws Exception {
    String letter = "{\"address\": {\"street\": \"Kerkstraat\", \"postalCode\": \"9999\"}, \"found\": {\"lines\": [\"75001 PARIS\"], \"country\": \"FR\"}}";
    ReturnedLetterDetail read = hub.getObjectMapper().readValue(letter, ReturnedLetterDetail.class);
    same(Map.of("street", "Kerkstraat", "postalCode", "9999"), read.getAddress());
    same(Map.of("lines", List.of("75001 PARIS"), "country", "FR"), read.getFound());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> membersOf(MessageRequest letter) {
    return hub.getObjectMapper().convertValue(letter, Map.class);
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
