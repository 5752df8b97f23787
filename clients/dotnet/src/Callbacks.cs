using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Uitpost.Client
{
    /// <summary>The signature is wrong, the callback is too old or from the future, or a header is missing.</summary>
    public sealed class CallbackException : Exception
    {
        internal CallbackException(string message) : base(message) { }
    }

    /// <summary>The signature of callbacks, after the Standard Webhooks specification (version 1: HMAC-SHA256 over id.timestamp.body).</summary>
    public static class Callbacks
    {
        /// <summary>How old, or how far ahead, a callback may be.</summary>
        public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

        private static readonly DateTime Epoch = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        /// <summary>Checks the signature of a callback and reads its body.</summary>
        /// <param name="body">As it was received, byte for byte: JSON that was parsed and written again has another signature.</param>
        /// <param name="headers">By their names, in any case.</param>
        /// <param name="secrets">Of the callback, whsec_…; several while one is being replaced.</param>
        /// <param name="tolerance">Absent: five minutes.</param>
        /// <param name="now">The present; absent: that of the clock.</param>
        /// <exception cref="CallbackException">The callback is not to be trusted.</exception>
        public static JObject Verify(
            byte[] body, IEnumerable<KeyValuePair<string, string>> headers, IEnumerable<string> secrets,
            TimeSpan? tolerance = null, DateTime? now = null)
        {
            var given = headers.ToList();
            var id = Required(given, "webhook-id");
            var timestamp = Required(given, "webhook-timestamp");
            var signatures = SignaturesOf(Required(given, "webhook-signature"));
            CheckAge(timestamp, tolerance ?? Tolerance, (now ?? DateTime.UtcNow).ToUniversalTime());
            var signed = Encoding.UTF8.GetBytes(id + "." + timestamp + ".").Concat(body).ToArray();
            var fits = false;
            foreach (var secret in secrets)
                using (var hmac = new HMACSHA256(KeyOf(secret)))
                {
                    var expected = hmac.ComputeHash(signed);
                    foreach (var each in signatures) fits |= AreEqual(expected, each);
                }
            if (!fits) throw new CallbackException("The signature of the callback is wrong");
            try
            {
                // A text that looks like a moment stays a text.
                var settings = new JsonSerializerSettings { DateParseHandling = DateParseHandling.None };
                var read = JsonConvert.DeserializeObject<JObject>(new UTF8Encoding(false, true).GetString(body), settings);
                if (read != null) return read;
            }
            catch (Exception error) when (error is JsonException || error is DecoderFallbackException || error is InvalidCastException)
            {
            }
            throw new CallbackException("The body of the callback is not JSON");
        }

        private static void CheckAge(string timestamp, TimeSpan tolerance, DateTime now)
        {
            if (!Regex.IsMatch(timestamp, "^[0-9]{1,12}\\z")) throw new CallbackException("webhook-timestamp is not a number of seconds");
            var age = Math.Abs((now - Epoch).TotalSeconds - long.Parse(timestamp));
            if (age > tolerance.TotalSeconds)
                throw new CallbackException("The callback was signed more than " + tolerance.TotalSeconds + " seconds ago, or in the future");
        }

        private static string Required(IEnumerable<KeyValuePair<string, string>> headers, string name)
        {
            var value = headers.FirstOrDefault(each => string.Equals(each.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
            if (string.IsNullOrEmpty(value)) throw new CallbackException("The header " + name + " is missing");
            return value;
        }

        private static List<byte[]> SignaturesOf(string header) =>
            header.Split(' ').Where(each => each.StartsWith("v1,", StringComparison.Ordinal)).Select(each => Decode(each.Substring(3)))
                .Where(each => each != null).ToList();

        private static byte[] KeyOf(string secret)
        {
            var key = Decode(secret.StartsWith("whsec_", StringComparison.Ordinal) ? secret.Substring(6) : secret);
            if (key == null || key.Length == 0) throw new CallbackException("The secret is not base64 after whsec_");
            return key;
        }

        /// <summary>Takes the same time wherever two signatures differ.</summary>
        private static bool AreEqual(byte[] one, byte[] other)
        {
            if (one.Length != other.Length) return false;
            var difference = 0;
            for (var at = 0; at < one.Length; at += 1) difference |= one[at] ^ other[at];
            return difference == 0;
        }

        private static byte[] Decode(string base64)
        {
            try
            {
                return Convert.FromBase64String(base64);
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }
}
