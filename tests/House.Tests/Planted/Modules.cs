// Planted violation for ModuleDoorsTests: Beta reaches past Alpha's Contract.cs.
namespace Weipian.House.Tests.Planted.Modules.Alpha
{
    public sealed record AlphaDoor(int Value);

    public sealed record AlphaInside(int Value);
}

namespace Weipian.House.Tests.Planted.Modules.Beta
{
    public static class KnocksAtTheDoor
    {
        public static int Read(Alpha.AlphaDoor door) => door.Value;
    }

    public static class ClimbsThroughTheWindow
    {
        public static int Read() => new[] { 1 }.Select(n => new Alpha.AlphaInside(n).Value).Sum();
    }
}
