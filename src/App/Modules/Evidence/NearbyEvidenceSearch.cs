using NetTopologySuite.Geometries;
using Weipian.App.Platform;
using Weipian.Spatial;

namespace Weipian.App.Modules.Evidence;

/// <summary>Which photos were taken about a place within some days: the same proof need not be asked for again.</summary>
internal static class NearbyEvidenceSearch
{
    public static List<NearbyEvidence> Find(Workspace workspace, Geometry place, Crs crs, double metres, int days, DateOnly asOf)
    {
        var ground = new Sighting(place, crs);
        return EvidenceShelf.All(workspace).Where(item => item is { Newest: true, Version.Photo: { Longitude: not null, Latitude: not null, TakenAt: not null } })
            .Select(item => (Item: item, Distance: ground.DistanceM(item.Version.Photo!.Longitude!.Value, item.Version.Photo.Latitude!.Value),
                Age: asOf.DayNumber - Moment.DayOf(Moment.Read(item.Version.Photo.TakenAt!)).DayNumber))
            .Where(found => found.Distance <= metres && found.Age >= 0 && found.Age <= days)
            .OrderBy(found => found.Distance).ThenBy(found => found.Item.Version.Id, StringComparer.Ordinal)
            .Select(found => new NearbyEvidence(found.Item, found.Distance, found.Age, EvidenceShelf.LinksOf(workspace, found.Item.Version.Id)))
            .ToList();
    }
}
