using System;
using System.Net.Http;
using Newtonsoft.Json;
using Uitpost.Client.Api;
using Uitpost.Client.Client;
using Uitpost.Client.Model;

namespace Uitpost.Client
{
    /// <summary>A connection to the hub, with retries; it has the most used of the generated classes, and makes the others.</summary>
    public sealed class Connection : IDisposable
    {
        private readonly HttpClient http;

        /// <summary>For the constructors of the generated classes, with <see cref="Http"/>.</summary>
        public Configuration Configuration { get; }
        /// <summary>The client with retries.</summary>
        public HttpClient Http => http;
        public MessagesApi Messages { get; }
        public DocumentsApi Documents { get; }
        public FeedApi Feed { get; }
        public BatchesApi Batches { get; }

        /// <param name="url">The address of the hub.</param>
        /// <param name="key">An API key.</param>
        /// <param name="inner">What sends each attempt, for a proxy or a client certificate.</param>
        public Connection(string url, string key, HttpMessageHandler inner = null)
        {
            http = new HttpClient(new RetryHandler(inner ?? new HttpClientHandler { AllowAutoRedirect = false }));
            Configuration = new Configuration { BasePath = url.TrimEnd('/'), AccessToken = key };
            Messages = new MessagesApi(http, Configuration);
            Documents = new DocumentsApi(http, Configuration);
            Feed = new FeedApi(http, Configuration);
            Batches = new BatchesApi(http, Configuration);
        }

        /// <summary>The problem document of a refusal (RFC 9457); null for an answer that the hub does not give.</summary>
        public static Problem ProblemOf(ApiException refused)
        {
            try
            {
                return JsonConvert.DeserializeObject<Problem>(refused.ErrorContent as string ?? "");
            }
            catch (JsonException)
            {
                return null;
            }
        }

        /// <inheritdoc/>
        public void Dispose() => http.Dispose();
    }
}
