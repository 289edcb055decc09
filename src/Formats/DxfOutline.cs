using NetTopologySuite.Geometries;

namespace Weipian.Formats;

/// <summary>One polyline of a drawing: its points, and what keeps it from being an outline.</summary>
internal sealed class DxfOutline
{
    private const int Closed = 1;

    /// <summary>Three-dimensional polyline, mesh, polyface: no outline of the plane.</summary>
    private const int OtherKinds = 8 | 16 | 64;

    /// <summary>Points a curve or spline fit put beside the real ones.</summary>
    private const int FitPoints = 1 | 8 | 16;
    private static readonly GeometryFactory Factory = new();

    private readonly List<Coordinate> _points = [];
    private bool _arcs, _closed, _other, _tilted;
    private double? _x;

    public byte[] Layer { get; private set; } = [];

    public byte[] Handle { get; private set; } = [];

    /// <summary>Takes a pair of the polyline itself.</summary>
    public void Take(DxfPair pair, bool light)
    {
        switch (pair.Code)
        {
            case 8: Layer = pair.Value; break;
            case 5: Handle = pair.Value; break;
            case 70:
                _closed = (pair.Whole & Closed) != 0;
                _other = !light && (pair.Whole & OtherKinds) != 0;
                _arcs |= !light && (pair.Whole & (2 | 4)) != 0;
                break;
            case 210 or 220: _tilted |= pair.Real != 0; break;
            case 230: _tilted |= pair.Real != 1; break;
            case 10 or 20 or 42 when light: TakePoint(pair); break;
        }
    }

    /// <summary>Takes a pair of a point.</summary>
    public void TakePoint(DxfPair pair)
    {
        switch (pair.Code)
        {
            case 10: _x = pair.Real; break;
            case 20 when _x is { } x:
                _points.Add(new Coordinate(x, pair.Real));
                _x = null;
                break;
            case 42: _arcs |= pair.Real != 0; break;
            case 70: _arcs |= (pair.Whole & FitPoints) != 0; break;
        }
    }

    /// <exception cref="FormatException">Chinese reason why this is no outline.</exception>
    public Polygon Shape()
    {
        if (_other)
            throw new FormatException("是三维多段线或网格,不是平面上的面");
        if (_tilted)
            throw new FormatException("不在世界坐标平面内(拉伸方向不是 0,0,1),请先在 CAD 中转换");
        if (_arcs)
            throw new FormatException("含有圆弧或拟合曲线段,请先在 CAD 中转为折线");
        var ends = _points.Count > 1 && _points[0].Equals2D(_points[^1]);
        if (!_closed && !ends)
            throw new FormatException("多段线没有闭合,不成面");
        if (_points.Count - (ends ? 1 : 0) < 3)
            throw new FormatException($"多段线只有 {_points.Count} 个点,不成面");
        return Factory.CreatePolygon([.. _points, .. ends ? [] : new[] { _points[0].Copy() }]);
    }
}
