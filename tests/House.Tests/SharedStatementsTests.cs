using AwesomeAssertions;
using Weipian.House.Tests.Rules;

namespace Weipian.House.Tests;

public sealed class SharedStatementsTests
{
    [Fact]
    public void Every_statement_is_in_words_both_databases_know() =>
        SharedStatements.Violations(SourceTree.Files("src/App", ".cs")).Should().BeEmpty();

    [Theory]
    [InlineData("connection.Execute(\"INSERT OR IGNORE INTO unit VALUES ($1)\")")]
    [InlineData("SELECT j.value FROM patch p, json_each(p.parents) j")]
    [InlineData("WHERE $1 IS NULL OR year=$1")]
    [InlineData("SELECT total(s.area_m2) FROM patch_sheet s")]
    [InlineData("connection.Execute(\"PRAGMA optimize\")")]
    public void A_planted_word_of_one_database_is_found(string text) =>
        SharedStatements.Violations([new("src/App/Modules/Patches/Contract.cs", text)]).Should().ContainSingle();

    [Theory]
    [InlineData("src/App/Database/SqliteStore.cs", "PRAGMA user_version")]
    [InlineData("src/App/Modules/Patches/Contract.cs", "WHERE CAST($1 AS INTEGER) IS NULL OR year=$1")]
    public void What_both_know_and_what_stands_in_a_store_is_none(string path, string text) =>
        SharedStatements.Violations([new(path, text)]).Should().BeEmpty();
}
