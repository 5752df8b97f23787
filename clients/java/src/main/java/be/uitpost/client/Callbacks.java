package be.uitpost.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of callbacks, after the Standard Webhooks specification (version 1: HMAC-SHA256 over {@code id.timestamp.body}). */
public final class Callbacks {
  /** How old, or how far ahead, a callback may be. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  private Callbacks() {}

  /** The signature is wrong, the callback is too old or from the future, or a header is missing. */
  public static final class CallbackException extends Exception {
    private static final long serialVersionUID = 1L;

    CallbackException(String message) {
      super(message);
    }
  }

  /**
   * Checks the signature of a callback and reads its body.
   *
   * @param body as it was received, byte for byte: JSON that was parsed and written again has another signature
   * @param headers by their names, in any case
   * @param secrets of the callback, {@code whsec_…}; several while one is being replaced
   */
  public static JsonNode verify(byte[] body, Map<String, String> headers, Collection<String> secrets) throws CallbackException {
    return verify(body, headers, secrets, TOLERANCE, Instant.now());
  }

  /** The same with another tolerance, at a given moment. */
  public static JsonNode verify(
      byte[] body, Map<String, String> headers, Collection<String> secrets, Duration tolerance, Instant now) throws CallbackException {
    String id = required(headers, "webhook-id");
    String timestamp = required(headers, "webhook-timestamp");
    String signatures = required(headers, "webhook-signature");
    checkAge(timestamp, tolerance, now);
    List<byte[]> given = signaturesOf(signatures);
    boolean fits = false;
    for (String secret : secrets) {
      byte[] expected = sign(keyOf(secret), id + "." + timestamp + ".", body);
      // Takes the same time wherever two signatures differ.
      for (byte[] each : given) fits |= MessageDigest.isEqual(expected, each);
    }
    if (!fits) throw new CallbackException("The signature of the callback is wrong");
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      throw new CallbackException("The body of the callback is not JSON");
    }
  }

  private static void checkAge(String timestamp, Duration tolerance, Instant now) throws CallbackException {
    if (!timestamp.matches("[0-9]{1,12}")) throw new CallbackException("webhook-timestamp is not a number of seconds");
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
    if (age.compareTo(tolerance) > 0)
      throw new CallbackException("The callback was signed more than " + tolerance.toSeconds() + " seconds ago, or in the future");
  }

  private static String required(Map<String, String> headers, String name) throws CallbackException {
    for (Map.Entry<String, String> header : headers.entrySet())
      if (name.equalsIgnoreCase(header.getKey()) && header.getValue() != null && !header.getValue().isEmpty()) return header.getValue();
    throw new CallbackException("The header " + name + " is missing");
  }

  private static List<byte[]> signaturesOf(String header) {
    List<byte[]> found = new ArrayList<>();
    for (String each : header.split(" ")) {
      byte[] signature = each.startsWith("v1,") ? decode(each.substring(3)) : null;
      if (signature != null) found.add(signature);
    }
    return found;
  }

  private static byte[] keyOf(String secret) throws CallbackException {
    byte[] key = decode(secret.startsWith("whsec_") ? secret.substring(6) : secret);
    if (key == null || key.length == 0) throw new CallbackException("The secret is not base64 after whsec_");
    return key;
  }

  private static byte[] sign(byte[] key, String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      // Every Java platform has HmacSHA256.
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }
}
