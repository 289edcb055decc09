using AwesomeAssertions;
using Xunit;

namespace Weipian.Spatial.Tests;

public class DeterministicMathTests
{
    [Fact]
    public void Every_function_agrees_with_the_machine_to_the_last_places()
    {
        for (var x = -7.0; x <= 7; x += 0.00317)
        {
            var (sin, cos) = DeterministicMath.SinCos(x);
            sin.Should().BeApproximately(Math.Sin(x), 4e-16);
            cos.Should().BeApproximately(Math.Cos(x), 4e-16);
            DeterministicMath.Atan(x).Should().BeApproximately(Math.Atan(x), 5e-16);
            if (Math.Abs(x) < 1)
            {
                DeterministicMath.Asin(x).Should().BeApproximately(Math.Asin(x), 1e-15);
                DeterministicMath.Atanh(x).Should().BeApproximately(Math.Atanh(x), 2e-15 + (Math.Abs(Math.Atanh(x)) * 1e-15));
                DeterministicMath.SinhCosh(x).Sinh.Should().BeApproximately(Math.Sinh(x), 5e-16);
                DeterministicMath.SinhCosh(x).Cosh.Should().BeApproximately(Math.Cosh(x), 5e-16);
            }
        }
    }

    [Theory]
    [InlineData(0.5, 0x3FDEAEE8744B05F0, 0x3FEC1528065B7D50)]
    public void The_bits_are_the_same_on_every_machine(double angle, long sin, long cos)
    {
        var found = DeterministicMath.SinCos(angle);

        BitConverter.DoubleToInt64Bits(found.Sin).Should().BeCloseTo(sin, 1);
        BitConverter.DoubleToInt64Bits(found.Cos).Should().BeCloseTo(cos, 1);
    }
}
