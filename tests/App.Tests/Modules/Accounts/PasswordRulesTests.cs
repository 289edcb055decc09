using AwesomeAssertions;
using Weipian.App.Modules.Accounts;
using Xunit;

namespace Weipian.App.Tests.Modules.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("Cedar-Moss-27!x")]
    [InlineData("晴天Moss-27x9q", "")]
    [InlineData("Ab3!x", "password.length")]
    [InlineData("onlysmalletters", "password.kinds")]
    [InlineData("Moss-wangfang-7", "password.name")]
    [InlineData("Moss-王芳-7x9q-z", "password.name")]
    [InlineData("Moss-1234-xyQ!", "password.run")]
    [InlineData("Moss-dcba-9xQ!", "password.run")]
    [InlineData("Moss-aaaa-9xQ!", "password.run")]
    public void Weak_passwords_are_named(string password, string code = "") =>
        PasswordRules.Against(password, "wangfang", "王芳", new AccountPolicy()).Select(problem => problem.Code).Should().BeEquivalentTo(code.Length == 0 ? [] : new[] { code });
}
