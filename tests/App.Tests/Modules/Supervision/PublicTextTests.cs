using AwesomeAssertions;
using Weipian.App.Modules.Cases;
using Weipian.App.Modules.Supervision;
using Xunit;

namespace Weipian.App.Tests.Modules.Supervision;

public class PublicTextTests
{
    [Theory]
    [InlineData("当事人身份证号610000197001010011", "居民身份证号")]
    [InlineData("身份证61000019700101001x已核", "居民身份证号")]
    [InlineData("身份证 610000 19700101 0011", "居民身份证号")]
    [InlineData("旧证610000700101001号", "居民身份证号")]
    [InlineData("身份证\uFF16\uFF11\uFF10\uFF10\uFF10\uFF10\uFF11\uFF19\uFF17\uFF10\uFF10\uFF11\uFF10\uFF11\uFF10\uFF10\uFF11\uFF11", "居民身份证号")]
    [InlineData("联系电话13800001111", "手机号码")]
    [InlineData("联系电话138-0000-1111", "手机号码")]
    [InlineData("联系电话138 0000 1111", "手机号码")]
    [InlineData("电话+8613800001111", "手机号码")]
    [InlineData("座机0900-1234567", "固定电话")]
    [InlineData("账号6222021234567890123", "银行卡号")]
    [InlineData("位于东经108.123456,北纬34.234567", "精确经纬度")]
    [InlineData("位于108.123°E", "精确经纬度")]
    [InlineData("东经108°12′33.4″", "精确经纬度")]
    [InlineData("东经108度12分33秒", "精确经纬度")]
    [InlineData("界址点3796543.21,36512345.67", "平面坐标")]
    [InlineData("X=3796543", "平面坐标")]
    [InlineData("横坐标:36512345", "平面坐标")]
    public void What_is_personal_or_too_precise_is_found_however_it_is_written(string text, string kind) =>
        PublicText.Check(text, []).Should().Contain(found => found.StartsWith(kind, StringComparison.Ordinal));

    [Theory]
    [InlineData("2024年3月至8月,某公司未经批准占用清溪镇土地12.3456亩(8230.45平方米)建厂房,其中耕地10亩。")]
    [InlineData("处罚款300000.00元,没收违法所得1234567.89元,已缴清。")]
    [InlineData("自然资罚〔2025〕1号,2025年2月13日送达,限期15日内拆除。")]
    [InlineData("统一编号 AJ-2024-0001,图斑TB-1,占比15.12345%。")]
    [InlineData("")]
    public void What_a_notice_ordinarily_says_is_left_alone(string text) => PublicText.Check(text, []).Should().BeEmpty();

    [Fact]
    public void What_the_case_knows_of_a_person_may_not_stand_in_it_while_a_company_is_named()
    {
        var villager = new Offender("赵铁柱", "农村村民", "610000197001010011", null, "清溪村三组18号", "13800001111");
        var company = new Offender("示例建材有限公司", "企业", "91610000MA0000000X", "陈大山", "示例县清溪镇", "0900-1111111");

        PublicText.Check("清溪镇村民赵铁柱(住清溪村三组18号)违法占地", [villager]).Should().BeEquivalentTo("当事人姓名 1 处", "当事人住址 1 处");
        PublicText.Check("清溪镇村民赵某违法占地", [villager]).Should().BeEmpty();
        PublicText.Check("示例建材有限公司(法定代表人陈大山)违法占地", [company]).Should().BeEquivalentTo("法定代表人姓名 1 处");
        PublicText.Check("示例建材有限公司违法占地", [company]).Should().BeEmpty();
    }

    [Fact]
    public void What_is_found_is_counted_and_not_repeated() =>
        PublicText.Check("13800001111、13900002222", []).Should().ContainSingle().Which.Should().Be("手机号码 2 处").And.NotContain("138");
}
