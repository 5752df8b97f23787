using System;
using System.Collections.Generic;
using System.IO;
using Uitpost.Client;

/// <summary>Checks the calls of UITPOST_CALLS (see signed-calls.mjs) with the client, and prints the verdicts.</summary>
static class Verify
{
    static void Main()
    {
        foreach (var line in File.ReadAllLines(Environment.GetEnvironmentVariable("UITPOST_CALLS")))
        {
            var call = line.Split('\t');
            var headers = new Dictionary<string, string> { ["Webhook-Id"] = call[1], ["Webhook-Timestamp"] = call[2], ["Webhook-Signature"] = call[3] };
            var now = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(long.Parse(call[4]));
            try
            {
                var read = Callbacks.Verify(Convert.FromBase64String(call[6]), headers, call[5].Split(','), null, now);
                Console.WriteLine(((string)read["type"]).EndsWith(".ping") ? "accepted" : "another event");
            }
            catch (CallbackException)
            {
                Console.WriteLine("refused");
            }
        }
    }
}
