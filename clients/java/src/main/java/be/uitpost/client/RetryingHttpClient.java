package be.uitpost.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Sends a request again after a failure, with the same Idempotency-Key and body.
 *
 * <p>429 is always repeated, since nothing was done. After 502, 503, 504, 409 with Retry-After (the first call with this key is still
 * running) and a broken connection, only a request that the hub recognises is: GET, PUT, DELETE, or one with an Idempotency-Key. Waits
 * are random below a time that doubles; Retry-After is the least wait. Requests that are sent asynchronously are not repeated.
 */
public final class RetryingHttpClient extends HttpClient {
  private static final Set<Integer> TEMPORARY = Set.of(502, 503, 504);
  private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE");
  private static final int RETRIES = 4;
  private static final long BASE_MS = 250;
  private static final long MAX_MS = 10_000;
  private static final long MAX_RETRY_AFTER_MS = 60_000;

  private final HttpClient http;

  public RetryingHttpClient(HttpClient http) {
    this.http = http;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    boolean isSafe = IDEMPOTENT.contains(request.method()) || request.headers().firstValue("Idempotency-Key").isPresent();
    for (int repetition = 0; ; repetition++) {
      boolean isLast = repetition == RETRIES;
      HttpResponse<T> response;
      try {
        response = http.send(request, handler);
      } catch (IOException broken) {
        if (isLast || !isSafe) throw broken;
        Thread.sleep(waitMs(repetition, Optional.empty()));
        continue;
      }
      Optional<Long> after = response.headers().firstValue("Retry-After").flatMap(RetryingHttpClient::milliseconds);
      boolean isTemporary = TEMPORARY.contains(response.statusCode()) || (response.statusCode() == 409 && after.isPresent());
      boolean isWorth = response.statusCode() == 429 || (isSafe && isTemporary);
      if (isLast || !isWorth || after.orElse(0L) > MAX_RETRY_AFTER_MS) return response;
      if (response.body() instanceof Closeable) ((Closeable) response.body()).close();
      Thread.sleep(waitMs(repetition, after));
    }
  }

  private static long waitMs(int repetition, Optional<Long> after) {
    if (after.isPresent()) return after.get() + ThreadLocalRandom.current().nextLong(BASE_MS + 1);
    return ThreadLocalRandom.current().nextLong(Math.min(MAX_MS, BASE_MS << repetition) + 1);
  }

  /** Seconds or an HTTP date (RFC 9110, section 10.2.3). */
  private static Optional<Long> milliseconds(String header) {
    if (header.matches("\\d{1,9}")) return Optional.of(Long.parseLong(header) * 1000);
    try {
      ZonedDateTime date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Math.max(0, Duration.between(Instant.now(), date.toInstant()).toMillis()));
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return http.sendAsync(request, handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> pushes) {
    return http.sendAsync(request, handler, pushes);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return http.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return http.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return http.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return http.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return http.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return http.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return http.authenticator();
  }

  @Override
  public Version version() {
    return http.version();
  }

  @Override
  public Optional<Executor> executor() {
    return http.executor();
  }
}
