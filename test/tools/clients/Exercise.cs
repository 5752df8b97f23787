using System;
using System.IO;
using System.Linq;
using System.Threading;
using Newtonsoft.Json;
using Uitpost.Client;
using Uitpost.Client.Client;
using Uitpost.Client.Model;

/// <summary>Exercises the .NET client against a running hub: see try-clients.mjs.</summary>
static class Exercise
{
    static readonly Connection Hub = new Connection(Variable("UITPOST_URL"), Variable("UITPOST_API_KEY"));

    static void Main()
    {
        var key = Letter().Reference;
        var id = Hub.Messages.SendMessage(key, Letter()).Id;
        Same(id, Hub.Messages.SendMessage(key, Letter()).Id);
        var message = Hub.Messages.GetMessage(id);
        Same(key, message.Reference);
        Same(id, string.Join(",", Hub.Messages.ListMessages(reference: key).Items.Select(row => row.Id)));
        while (message.Documents.Count == 0)
        {
            Thread.Sleep(200);
            message = Hub.Messages.GetMessage(id);
        }
        var pdf = message.Documents.First(each => each.Kind == DocumentKind.Letter);
        var bytes = new MemoryStream();
        Hub.Messages.GetMessageDocument(id, pdf.Id).Content.CopyTo(bytes);
        Same("%PDF-", System.Text.Encoding.ASCII.GetString(bytes.ToArray(), 0, 5));
        Same((long)pdf.Size, bytes.Length);

        var wrong = Letter();
        ((CitizenRecipient)wrong.Recipient.ActualInstance).Insz = "85631212494";
        var refused = Refusal(key + "-wrong", wrong);
        Same("400 UP-1001", refused.Status + " " + refused.Code);
        Same("UP-2101 /recipient/insz", refused.Issues[0].Code + " " + refused.Issues[0].Pointer);
        var other = Letter();
        other.Priority = Priority.Bulk;
        Same("UP-1005", Refusal(key, other).Code);
        PostList(key);
        Console.WriteLine("exercised");
    }

    /// <summary>A list of two letters, one of them wrong: posted twice under one key, followed to its end, and read back row by row.</summary>
    static void PostList(string key)
    {
        var second = Letter();
        second.Reference = key + "-2";
        ((CitizenRecipient)second.Recipient.ActualInstance).Insz = "85631212494";
        var first = Letter();
        first.Reference = key + "-1";
        var rows = new BatchRequest(messages: new[] { first, second }.Select(MembersOf).ToList());
        var id = Hub.Batches.PostBatch(key + "-list", rows).Id;
        Same(id, Hub.Batches.PostBatch(key + "-list", rows).Id);
        var batch = Hub.Batches.GetBatch(id);
        while (batch.Status.ToString() != "Completed")
        {
            Thread.Sleep(200);
            batch = Hub.Batches.GetBatch(id);
        }
        Same("2 1 1", batch.Total + " " + batch.Counts.Accepted + " " + batch.Counts.Fixable);
        var shown = Hub.Batches.ListBatchRows(id).Items;
        Same("1 Accepted, 2 Invalid", string.Join(", ", shown.Select(row => row.Row + " " + row.Status)));
        Same("insz", shown[1].Issues[0].Column);
    }

    static System.Collections.Generic.Dictionary<string, object> MembersOf(MessageRequest letter) =>
        JsonConvert.DeserializeObject<System.Collections.Generic.Dictionary<string, object>>(JsonConvert.SerializeObject(letter));

    static MessageRequest Letter() => JsonConvert.DeserializeObject<MessageRequest>(Variable("UITPOST_LETTER"));

    static Problem Refusal(string key, MessageRequest letter)
    {
        try
        {
            Hub.Messages.SendMessage(key, letter);
        }
        catch (ApiException refused)
        {
            return Connection.ProblemOf(refused);
        }
        throw new Exception("it was not refused");
    }

    static string Variable(string name) => Environment.GetEnvironmentVariable(name);

    static void Same(object expected, object found)
    {
        if (!expected.Equals(found)) throw new Exception("expected " + expected + ", found " + found);
    }
}
