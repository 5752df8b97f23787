using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Uitpost.Client
{
    /// <summary>
    /// Sends a request again after a failure, with the same Idempotency-Key and body. 429 is always repeated, since nothing was done.
    /// After 502, 503, 504, 409 with Retry-After (the first call with this key is still running) and a broken connection, only a
    /// request that the hub recognises is: GET, PUT, DELETE, or one with an Idempotency-Key. Waits are random below a time that
    /// doubles; Retry-After is the least wait.
    /// </summary>
    public sealed class RetryHandler : DelegatingHandler
    {
        private static readonly HashSet<int> Temporary = new HashSet<int> { 502, 503, 504 };
        private static readonly HashSet<string> Idempotent = new HashSet<string> { "GET", "HEAD", "PUT", "DELETE" };
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
        private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);
        private static readonly Random Chance = new Random();
        private readonly int retries;
        private readonly TimeSpan first;

        /// <param name="inner">What sends each attempt.</param>
        /// <param name="retries">Attempts after the first one.</param>
        /// <param name="first">The longest wait before the first repetition; a quarter of a second by default.</param>
        public RetryHandler(HttpMessageHandler inner, int retries = 4, TimeSpan? first = null) : base(inner)
        {
            this.retries = retries;
            this.first = first ?? TimeSpan.FromMilliseconds(250);
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ending)
        {
            var isSafe = Idempotent.Contains(request.Method.Method) || request.Headers.Contains("Idempotency-Key");
            for (var repetition = 0; ; repetition++)
            {
                var isLast = repetition == retries;
                HttpResponseMessage response = null;
                try
                {
                    response = await base.SendAsync(request, ending).ConfigureAwait(false);
                }
                catch (HttpRequestException) when (!isLast && isSafe)
                {
                }
                TimeSpan? after = null;
                if (response != null)
                {
                    after = RetryAfterOf(response);
                    var status = (int)response.StatusCode;
                    var isWorth = status == 429 || (isSafe && (Temporary.Contains(status) || (status == 409 && after != null)));
                    if (isLast || !isWorth || after > LongestRetryAfter) return response;
                    response.Dispose();
                }
                await Task.Delay(Wait(repetition, after), ending).ConfigureAwait(false);
            }
        }

        private TimeSpan Wait(int repetition, TimeSpan? after)
        {
            double part;
            lock (Chance) part = Chance.NextDouble();
            if (after != null) return after.Value + TimeSpan.FromMilliseconds(part * first.TotalMilliseconds);
            return TimeSpan.FromMilliseconds(part * Math.Min(Longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, repetition)));
        }

        private static TimeSpan? RetryAfterOf(HttpResponseMessage response)
        {
            var given = response.Headers.RetryAfter;
            if (given == null) return null;
            if (given.Delta != null) return given.Delta;
            var wait = given.Date - DateTimeOffset.UtcNow;
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
        }
    }
}
