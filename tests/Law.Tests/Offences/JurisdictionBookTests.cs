using System.Globalization;
using AwesomeAssertions;
using Weipian.Law.Offences;
using Xunit;

namespace Weipian.Law.Tests.Offences;

public class JurisdictionBookTests
{
    [Theory]
    [InlineData("villager-housing", OffenderKind.Villager, "2019-12-31", Authority.NaturalResources, null)]
    [InlineData("villager-housing", OffenderKind.Villager, "2020-01-01", Authority.Agriculture, null)]
    [InlineData("farmland-destruction", OffenderKind.Person, "2019-12-31", Authority.NaturalResources, null)]
    [InlineData("farmland-destruction", OffenderKind.Person, "2020-01-01", Authority.NaturalResources, Authority.Agriculture)]
    [InlineData("illegal-occupation", OffenderKind.Company, "2024-01-01", Authority.NaturalResources, null)]
    [InlineData("mining-without-right", OffenderKind.Company, "2025-07-01", Authority.NaturalResources, null)]
    [InlineData("mining-against-plan", OffenderKind.Company, "2025-06-30", Authority.ProvincialNaturalResources, null)]
    [InlineData("mining-against-plan", OffenderKind.Company, "2025-07-01", Authority.NaturalResources, null)]
    public void Offence_offender_and_day_decide(string offence, OffenderKind offender, string day, Authority authority, Authority? also)
    {
        var route = LawFolder.Pack.Jurisdiction.Route(offence, offender, "619901", "619901101", At(day));

        (route.Authority, route.Also, route.Handling).Should().Be((authority, also, authority));
    }

    [Fact]
    public void Revocation_is_decided_by_who_issued_the_licence() =>
        LawFolder.Pack.Jurisdiction.Route("mining-beyond-area", OffenderKind.Company, "619901", "", At("2025-07-01")).Measures.Should().ContainSingle()
            .Which.Should().Match<RoutingRule>(rule => rule.Measure == MeasureKind.RevokeLicence && rule.Authority == Authority.IssuingAuthority);

    [Fact]
    public void A_villager_who_occupies_land_is_asked_whether_it_is_a_house() =>
        LawFolder.Pack.Jurisdiction.Route("illegal-occupation", OffenderKind.Villager, "619901", "", At("2024-01-01")).Explanation.Should().Contain("农村村民非法占地建住宅");

    [Fact]
    public void A_day_the_table_does_not_know_is_for_a_person() =>
        LawFolder.Pack.Jurisdiction.Route("no-restoration", OffenderKind.Company, "619901", "", At("2025-06-30")).Should().Match<Jurisdiction>(
            route => route.Authority == null && route.Handling == null && route.Explanation.Contains("须人工确定管辖"));

    [Theory]
    [InlineData("619901101", "2022-05-31", Authority.NaturalResources)]
    [InlineData("619901101", "2022-06-01", Authority.Town)]
    [InlineData("619901101", "2024-12-31", Authority.Town)]
    [InlineData("619901101", "2025-01-01", Authority.EnforcementBureau)]
    [InlineData("619901102", "2025-01-01", Authority.EnforcementBureau)]
    [InlineData("619901102", "2024-12-31", Authority.NaturalResources)]
    public void What_the_county_handed_over_is_handled_there_from_its_day_on(string unit, string day, Authority handling)
    {
        var pack = RulePack.Load(LawFolder.With("offences/delegations.csv", text => text
            + "619901,619901101,illegal-occupation,镇街,示政发〔2022〕8号,2022-06-01,2024-12-31,土地管理法2019.77\n"
            + "619901,*,*,综合执法局,示政发〔2024〕31号,2025-01-01,,土地管理法2019.77\n"));

        var route = pack.Jurisdiction.Route("illegal-occupation", OffenderKind.Company, "619901", unit, At(day));

        route.Authority.Should().Be(Authority.NaturalResources);
        route.Handling.Should().Be(handling);
    }

    [Fact]
    public void Another_countys_delegation_does_not_hold_here()
    {
        var pack = RulePack.Load(LawFolder.With("offences/delegations.csv", text => text + "619902,*,*,综合执法局,某文,2020-01-01,,土地管理法2019.77\n"));

        pack.Jurisdiction.Route("illegal-occupation", OffenderKind.Company, "619901", "", At("2024-01-01")).Delegation.Should().BeNull();
    }

    private static DateOnly At(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
