package be.uitpost.client;

import be.uitpost.client.model.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** A connection to the hub, for the constructors of the generated classes: {@code new MessagesApi(Uitpost.connect(url, key))}. */
public final class Uitpost extends ApiClient {
  private final HttpClient http;

  private Uitpost(HttpClient http, String url) {
    super(createDefaultHttpClientBuilder(), createDefaultObjectMapper(), url);
    this.http = http;
  }

  /** A connection with an API key. A call is repeated where that is safe, and ends after 30 seconds. */
  public static Uitpost connect(String url, String key) {
    HttpClient plain = createDefaultHttpClientBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    return connect(url, key, new RetryingHttpClient(plain));
  }

  /** A connection over a client of the caller, for a proxy or a client certificate. */
  public static Uitpost connect(String url, String key, HttpClient http) {
    Uitpost connection = new Uitpost(http, url.replaceAll("/$", ""));
    connection.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
    connection.setReadTimeout(Duration.ofSeconds(30));
    return connection;
  }

  @Override
  public HttpClient getHttpClient() {
    return http;
  }

  /** The problem document of a refusal (RFC 9457); empty for an answer that the hub does not give. */
  public Optional<Problem> problemOf(ApiException refused) {
    if (refused.getResponseBody() == null) return Optional.empty();
    try {
      return Optional.of(getObjectMapper().readValue(refused.getResponseBody(), Problem.class));
    } catch (JsonProcessingException notOfTheHub) {
      return Optional.empty();
    }
  }
}
