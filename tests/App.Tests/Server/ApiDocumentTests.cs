using Weipian.Tests;
using Xunit;

namespace Weipian.App.Tests.Server;

/// <summary>The committed <c>openapi.json</c> is what the server says of itself; the office application's types are made from it.</summary>
public sealed class ApiDocumentTests
{
    [Fact]
    public async Task The_committed_document_is_fresh()
    {
        await using var office = await ServedOffice.Open();
        var document = (await office.Stranger().Get("/openapi.json")).Text;
        GoldenFile.Matches("../../openapi.json", document.ReplaceLineEndings("\n").TrimEnd() + "\n");
    }
}
